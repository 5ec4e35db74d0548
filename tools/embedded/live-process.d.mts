export declare function isListed(pid: number): boolean;
export declare function isAlive(pid: number): boolean;
export declare function readCommandLine(pid: number): string;
