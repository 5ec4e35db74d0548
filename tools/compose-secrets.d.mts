export declare function makeSecrets(folder: string): string[];
