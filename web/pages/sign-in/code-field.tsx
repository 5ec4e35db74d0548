import { useLanguage } from '../../app/language.js';
import { TextField } from '../../parts/fields.js';

interface CodeFieldProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
  readonly support?: string;
}

/** The code of a second factor. */
export function CodeField({ support, ...field }: CodeFieldProps) {
  const { t } = useLanguage();
  return (
    <TextField
      {...field}
      label={t.signIn.code}
      needed
      short
      autoComplete="one-time-code"
      support={support ?? t.signIn.codeSupport}
    />
  );
}
