import { Component, type ReactNode } from 'react';
import { useLanguage } from './language.js';

interface Props {
  readonly children: ReactNode;
}

/** A fault of these pages themselves: said in words instead of an empty page. */
export class Crash extends Component<Props, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const { t } = useLanguage();
  return (
    <main className="page-width site-main stack">
      <h1>{t.failure.title}</h1>
      <p>{t.failure.crashed}</p>
      <p>
        <button type="button" className="button button-solid" onClick={() => location.reload()}>
          {t.failure.reload}
        </button>
      </p>
    </main>
  );
}
