import type { Schemas } from '../app/client.js';

/** What stands in a form, by the key of each field. The API says what may. */
export type Answer = Schemas['FormValue'];
export type Content = Readonly<Record<string, Answer>>;

export const textIn = (content: Content, key: string): string => {
  const value = content[key];
  return typeof value === 'string' ? value : '';
};

export const listIn = (content: Content, key: string): string[] => {
  const value = content[key];
  return Array.isArray(value) ? value.map(String) : [];
};

/** Answers by code: of a checklist, or of consents. */
export type AnswersByCode = Exclude<Extract<Answer, object>, unknown[]>;

export const answersIn = (content: Content, key: string): AnswersByCode => {
  const value = content[key];
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
};

/** The content with one answer changed; undefined takes it out. */
export function withAnswer(content: Content, key: string, value: Answer | undefined): Content {
  const others = Object.fromEntries(Object.entries(content).filter(([each]) => each !== key));
  return value === undefined ? others : { ...others, [key]: value };
}
