import type { CaseAudit, TimelineEntry } from './desk-client.js';
import type { Story } from './story.js';

/**
 * Compares what the record tells the desk with what the history tells the auditor. Returns every difference in words;
 * none means that they agree.
 */
export async function compareWithHistory(story: Story): Promise<string[]> {
  const recorded = (await story.timeline()).filter((entry) => entry.commandId !== null);
  const auditor = story.desk.as('auditor');
  const history = await auditor.audit(story.proposalId);
  const differences = recorded.flatMap((entry) => differencesOf(entry, history));
  for (const { commandId, number } of history.commands) {
    if (!recorded.some((entry) => entry.commandId === commandId)) differences.push(`#${number}: not in the record`);
  }
  if (history.unmatchedSignals.length > 0)
    differences.push(`${history.unmatchedSignals.length} signals without command`);
  if (!history.chain.valid || history.chain.length === 0) differences.push('the hash chain is broken');
  if (!history.agrees) differences.push('the auditor’s own comparison disagrees');
  story.desk.tell(
    `Compared ${recorded.length} commands of the record with ${history.commands.length} of the history; chain of ${history.chain.length} entries.`,
  );
  return differences;
}

function differencesOf(entry: TimelineEntry, history: CaseAudit): string[] {
  const name = `#${entry.number} ${entry.kind}`;
  const told = history.commands.find((command) => command.commandId === entry.commandId);
  if (!told) return [`${name}: not in the history`];
  const differences: string[] = [];
  const compare = (what: string, record: unknown, inHistory: unknown) => {
    if (record !== inHistory)
      differences.push(`${name}: ${what} ${String(record)} in the record, ${String(inHistory)} in the history`);
  };
  compare('number', entry.number, told.number);
  compare('kind', entry.kind, told.kind);
  compare('status', entry.status, told.settlement?.status);
  compare('stage', entry.stage, told.settlement?.stage);
  compare('outcome', entry.outcome, told.settlement?.outcome);
  if (told.signals.length === 0) differences.push(`${name}: no signal in the history`);
  if (told.auditEntries.length < 2) differences.push(`${name}: not both received and settled in the chain`);
  return differences;
}
