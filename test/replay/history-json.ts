import { createRequire } from 'node:module';
import type { WorkflowHandle } from '@temporalio/client';

/**
 * Histories as JSON, as Temporal's command line and pages read and write it. The SDK's own `historyToJSON` and
 * `historyFromJSON` refuse their own types wherever npm has installed several copies of protobufjs, which is a matter of
 * luck: so the conversion is asked of the very copy with which the types were made.
 */

export type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

interface ProtoJson {
  readonly toJson: (type: unknown, message: unknown) => unknown;
  readonly fromJson: (type: unknown, json: unknown, options: { ignoreUnknownFields: boolean }) => unknown;
}

interface MessageType {
  fromObject(value: unknown): unknown;
}

const fromHere = createRequire(import.meta.url);
const fromCommon = createRequire(fromHere.resolve('@temporalio/common'));
const fromProto = createRequire(fromCommon.resolve('@temporalio/proto'));

const { toJson, fromJson } = fromProto('protobufjs/ext/protojson') as ProtoJson;
const { patchProtobufRoot } = fromCommon('@temporalio/proto/lib/patch-protobuf-root') as {
  readonly patchProtobufRoot: (root: unknown) => { lookupType(name: string): MessageType };
};
const historyType = patchProtobufRoot(fromCommon('@temporalio/proto')).lookupType('temporal.api.history.v1.History');

export const historyToJson = (history: History): unknown => toJson(historyType, historyType.fromObject(history));

export const historyFromJson = (json: unknown): History =>
  // A newer server or SDK may have recorded what these types don't know.
  fromJson(historyType, json, { ignoreUnknownFields: true }) as History;
