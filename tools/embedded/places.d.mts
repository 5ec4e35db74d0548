export interface Places {
  checkout: string;
  home: string;
  cache: string;
}
export interface Surroundings {
  environment?: NodeJS.ProcessEnv;
  platform?: NodeJS.Platform;
  userHome?: string;
}
export declare function refuseOldNode(version?: string): void;
export declare function findPlaces(surroundings?: Surroundings): Places;
export declare function buildToolEnvironment(places: Places, surroundings?: Surroundings): NodeJS.ProcessEnv;
export declare function makePlaces(places: Places): void;
