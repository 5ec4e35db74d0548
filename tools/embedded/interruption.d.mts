export declare function listenForInterruption(): AbortController;
