import type { Page } from 'playwright-core';
import type { DeskProfile } from '../../tools/walkthrough/desk-client.js';
import { fillForm } from '../../tools/walkthrough/fill-form.js';

/** The form of a desk filled in on the screen, whoever does it. */

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
export const goOn = (page: Page) => press(page, '次へ進む');

/** Answers what the step on the screen asks for, as the walkthrough would. */
export async function answer(page: Page, profile: DeskProfile): Promise<void> {
  const content = fillForm(profile, profile.proposal_types[0]!.code);
  for (const field of profile.form_fields) {
    const value = content[field.key];
    const box = page.locator(`#field-${field.key}`);
    if (value === undefined || (await box.count()) === 0) continue;
    if (field.type === 'select') await box.selectOption(value as string);
    else if (field.type === 'boolean')
      await page.locator(`input[name="${field.key}"][value="${value === true ? 'yes' : 'no'}"]`).check();
    else if (field.type === 'multiselect')
      for (const code of value as string[]) await page.locator(`#field-${field.key}-${code}`).check();
    else if (field.type === 'list') await page.locator(`#field-${field.key}-0`).fill((value as string[])[0]!);
    else if (field.type === 'checklist') {
      for (const [code, said] of Object.entries(value)) {
        await page.locator(`input[name="${field.key}.${code}"][value="${String(said)}"]`).check();
      }
    } else if (field.type === 'consents') {
      for (const [code, isGiven] of Object.entries(value)) {
        await page.locator(`#field-${field.key}-${code}`).setChecked(isGiven === true);
      }
    } else await box.fill(value as string);
  }
}

export async function declare(page: Page): Promise<void> {
  for (const box of await page.locator('input[id^="field-notices_read-"], input[id^="field-pledges-"]').all())
    await box.check();
}
