import { z } from 'zod';
import { tokyoDay } from '../../domain/calendar.js';
import { contributionStatus, type CommandInput } from '../../domain/commands.js';
import { messagesOf } from '../../domain/errors.js';
import { lineOf, showContent } from '../../domain/field-access.js';
import { openPointsOf } from '../../domain/open-points.js';
import { openActions } from '../../domain/process.js';
import { AgreementEntity, CommandEntity, DialogueEntryEntity } from '../../entities/index.js';
import { findInCharge } from '../../entities/records/assignments.js';
import { loadFacts } from '../../entities/records/case-facts.js';
import type { AtCase } from '../callers.js';
import { inChargeSchema, viewInCharge } from './assignment-view.js';
import { actorSchema, loadNames, viewActor, type Names } from './people-view.js';
import { askSchema, standingSchema, viewAsks, viewStanding } from './state-view.js';
import { commandKindSchema, daySchema, wordsSchema } from './vocabulary.js';

/** What somebody has to know who takes a case over: made from the record, so that nobody has to remember it. */

const agreement = z
  .object({
    kind: z.string(),
    title: z.string(),
    document: z.string().nullable(),
    concludedOn: daySchema,
    termFrom: daySchema.nullable(),
    termTo: daySchema.nullable().describe('Null: no fixed term'),
    nextReviewOn: daySchema.nullable(),
    implementedOn: daySchema.nullable(),
  })
  .meta({ id: 'AgreementInForce' });

const contribution = z
  .object({
    code: z.string(),
    label: wordsSchema,
    status: contributionStatus,
    needed: z.boolean(),
    place: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'ContributionPromised', description: 'What the city contributes to the last pilot' });

export const handoverBriefSchema = z
  .object({
    id: z.uuid(),
    referenceNumber: z.string().nullable(),
    title: z.string(),
    standing: standingSchema,
    inCharge: z.array(inChargeSchema),
    promised: z.object({
      asks: z.array(askSchema).describe('Who is awaited, until when: the earliest due first'),
      agreement: agreement.nullable().describe('The agreement in force'),
      contributions: z.array(contribution),
      roles: z
        .object({ proposer: z.string(), municipality: z.string() })
        .nullable()
        .describe('Who does what, as it was last agreed in a dialogue'),
    }),
    next: z.object({
      ask: askSchema.nullable().describe('What falls due first'),
      actions: z.array(commandKindSchema).describe('Commands that are open to me now'),
    }),
    met: z
      .array(
        z
          .object({
            heldOn: daySchema,
            participants: z.array(z.string()),
            summary: z.string(),
            sharedByCity: z.string().nullable(),
            recordedBy: actorSchema.nullable(),
          })
          .meta({ id: 'Meeting' }),
      )
      .describe('Every dialogue on record, the latest first'),
    open: z
      .array(
        z
          .object({
            code: z.string(),
            messages: wordsSchema,
            departmentId: z.uuid().nullable().describe('Whom it is about, where it is about one department'),
          })
          .meta({ id: 'OpenPoint' }),
      )
      .describe('What the case still lacks as it stands'),
    unsettled: z.int().describe('Commands that were received and wait to be decided'),
    notes: z
      .array(
        z
          .object({
            effectiveOn: daySchema,
            note: z.string().nullable(),
            from: z.array(z.string()).describe('Names of who handed it over'),
            to: z.array(z.string()).describe('Names of who took it over'),
            by: actorSchema,
          })
          .meta({ id: 'HandoverNote' }),
      )
      .describe('How it changed hands before, the latest first'),
  })
  .meta({ id: 'HandoverBrief', description: 'What somebody has to know who takes the case over' });
export type HandoverBrief = z.output<typeof handoverBriefSchema>;

const settledOf = ({ manager, deskId, proposal }: AtCase, kind: CommandEntity['kind']): Promise<CommandEntity[]> =>
  manager.find(CommandEntity, {
    where: { deskId, proposalId: proposal.id, kind, status: 'settled' },
    order: { number: 'DESC' },
  });

async function agreementInForce({
  manager,
  deskId,
  proposal,
}: AtCase): Promise<HandoverBrief['promised']['agreement']> {
  if (proposal.state.outcome !== 'concluded') return null;
  const [row] = await manager.query<{ id: string }[]>(
    `select a.id from agreements a join commands c on c.desk_id = a.desk_id and c.id = a.command_id
      where a.desk_id = $1 and a.proposal_id = $2 order by c.number desc limit 1`,
    [deskId, proposal.id],
  );
  if (!row) return null;
  const found = await manager.findOneByOrFail(AgreementEntity, { deskId, id: row.id });
  const { kind, title, document, concludedOn, termFrom, termTo, implementedOn } = found;
  return {
    kind,
    title,
    document,
    concludedOn,
    termFrom,
    termTo,
    nextReviewOn: proposal.state.agreement.nextReviewOn,
    implementedOn,
  };
}

async function contributionsOf(at: AtCase): Promise<HandoverBrief['promised']['contributions']> {
  const [pilot] = await settledOf(at, 'start_pilot');
  if (!pilot) return [];
  const { contributions = [] } = pilot.input as CommandInput<'start_pilot'>;
  const known = at.profile.pilot.city_contributions;
  return contributions.map(({ contribution: code, status, needed, place = null, note = null }) => {
    const { ja = code, en = code } = known.find((item) => item.code === code) ?? {};
    return { code, label: { ja, en }, status, needed, place, note };
  });
}

async function meetingsOf(
  at: AtCase,
): Promise<Pick<HandoverBrief, 'met'> & { roles: HandoverBrief['promised']['roles'] }> {
  const { manager, deskId, proposal, sight } = at;
  const commands = new Map((await settledOf(at, 'record_dialogue')).map((row) => [row.id, row]));
  const rows = await manager.find(DialogueEntryEntity, {
    where: { deskId, proposalId: proposal.id },
    order: { heldOn: 'DESC', createdAt: 'DESC' },
  });
  const names = await loadNames(
    manager,
    deskId,
    [...commands.values()].map((row) => row.actorPersonId),
  );
  const agreed = [...commands.values()].find((row) => (row.input as CommandInput<'record_dialogue'>).roleDivision);
  return {
    roles: (agreed?.input as CommandInput<'record_dialogue'> | undefined)?.roleDivision ?? null,
    met: rows.map(({ heldOn, participants, summary, sharedByCity, commandId }) => {
      const command = commands.get(commandId);
      return {
        heldOn,
        participants: [...participants],
        summary,
        sharedByCity,
        recordedBy: command ? viewActor(command.actor, names, sight) : null,
      };
    }),
  };
}

async function notesOf(at: AtCase): Promise<HandoverBrief['notes']> {
  const { manager, deskId, sight } = at;
  const rows = await settledOf(at, 'hand_over');
  const inputs = rows.map((row) => row.input as CommandInput<'hand_over'>);
  const people = inputs.flatMap(({ parts }) => parts.flatMap((part) => [part.fromPersonId, part.toPersonId]));
  const names: Names = await loadNames(manager, deskId, [...people, ...rows.map((row) => row.actorPersonId)]);
  const named = (ids: readonly (string | null)[]): string[] => [
    ...new Set(ids.flatMap((id) => (id === null ? [] : [names.get(id) ?? '']))),
  ];
  return rows.map((row, index) => {
    const { effectiveOn, note = null, parts } = inputs[index]!;
    return {
      effectiveOn,
      note,
      from: named(parts.map((part) => part.fromPersonId)),
      to: named(parts.map((part) => part.toPersonId)),
      by: viewActor(row.actor, names, sight),
    };
  });
}

const byDue = (a: { readonly until: string | null }, b: { readonly until: string | null }): number =>
  (a.until ?? '9999').localeCompare(b.until ?? '9999');

export async function viewHandoverBrief(at: AtCase, now: Date): Promise<HandoverBrief> {
  const { manager, deskId, proposal, profile, actor, sight } = at;
  const { state } = proposal;
  const shown = showContent(profile, proposal, sight, ['title']);
  await at.noteReads([{ proposalId: proposal.id, fields: shown.recorded }]);
  const { met, roles } = await meetingsOf(at);
  const asks = viewAsks(state.asks, sight).sort(byDue);
  const facts = await loadFacts(manager, proposal, profile);
  return {
    id: proposal.id,
    referenceNumber: proposal.referenceNumber,
    title: lineOf(shown, 'title'),
    standing: viewStanding(state, profile, sight),
    inCharge: viewInCharge(await findInCharge(manager, deskId, [proposal.id], tokyoDay(now.toISOString()))),
    promised: { asks, agreement: await agreementInForce(at), contributions: await contributionsOf(at), roles },
    next: {
      ask: asks[0] ?? null,
      actions: openActions(state, actor, facts, profile, now.toISOString())
        .filter((action) => action.own)
        .map((action) => action.kind),
    },
    met,
    open: openPointsOf(state, profile).map(({ code, departmentId }) => ({
      code,
      messages: messagesOf(code),
      departmentId,
    })),
    unsettled: proposal.nextNumber - 1 - proposal.last,
    notes: await notesOf(at),
  };
}
