/** What a schedule tells the workflow that it starts: whose round it is. Which day it is, the activity sees. */
export interface DeskRound {
  readonly deskId: string;
}

/** How many were told something; Temporal shows it as the result of the round. */
export interface RoundEnd {
  readonly told: number;
}
