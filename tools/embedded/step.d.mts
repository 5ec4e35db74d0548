export interface Step {
  title: string;
  command: string;
  args: string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  account?: { uid: number; gid: number };
  signal?: AbortSignal;
  logFile?: string;
  timeoutMs?: number;
  announce?: boolean;
  shell?: boolean;
}
export declare function runStep(step: Step): Promise<string>;
export declare function findTellingLine(output: string): string;
