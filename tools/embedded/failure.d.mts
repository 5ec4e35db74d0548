export declare class Failure extends Error {
  constructor(sentence: string);
}
export declare function isDiskFull(text: string): boolean;
export declare function describeFullDisk(folder?: string): string;
export declare function explainFailure(error: unknown, folder?: string): string;
