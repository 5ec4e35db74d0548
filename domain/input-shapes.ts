/** What a command takes, as far as a page has to know it to ask for it. */

export type InputShape =
  /** Somebody's own words; `longest` in characters. */
  | { readonly type: 'text'; readonly longest: number }
  /** Names something of the guideline or the desk by its code or id. */
  | { readonly type: 'code' }
  /** A calendar day, YYYY-MM-DD. */
  | { readonly type: 'day' }
  | { readonly type: 'yes_no' }
  | { readonly type: 'number'; readonly least: number; readonly most: number | null }
  | { readonly type: 'choice'; readonly options: readonly string[] }
  | { readonly type: 'many'; readonly of: InputShape; readonly atLeast: number }
  | { readonly type: 'group'; readonly fields: readonly InputField[] }
  /** The content of a proposal: the desk's own form asks for it. */
  | { readonly type: 'content' };

export interface InputField {
  readonly name: string;
  readonly needed: boolean;
  readonly shape: InputShape;
}
