export interface Lock {
  release?: () => void;
  heldBy?: number;
}
export declare function tryLock(file: string): Lock;
export declare function withLock<Result>(
  options: { file: string; waitingFor: string; signal?: AbortSignal },
  work: () => Promise<Result>,
): Promise<Result>;
