import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Attachment, JsonObject } from '../../../assistant/documents.ts';
import { publicError } from '../../../assistant/errors.ts';
import type { Incoming } from '../../ports.ts';
import type { Claims } from './tokens.ts';
import { senderOf } from './transcript.ts';

const activity = z.object({
  type: z.string().min(1),
  id: z.string().optional(),
  from: z.object({ id: z.string().min(1), name: z.string().nullish() }),
  text: z.string().nullish(),
  locale: z.string().nullish(),
  value: z.unknown().optional(),
  attachments: z.array(z.object({ contentType: z.string().optional() }).loose()).nullish(),
  channelData: z
    .object({
      clientActivityID: z.string().nullish(),
      /** The words on a tapped button, as Bot Framework's messageBack has them. */
      messageBack: z.object({ displayText: z.string().nullish() }).nullish(),
    })
    .loose()
    .nullish(),
});
export type PostedActivity = z.infer<typeof activity>;

const longestName = 80;
const longestId = 100;

/** What a Direct Line client posted; throws `malformedActivity` with the path of the first fault. */
export function readActivity(json: JsonObject): PostedActivity {
  const read = activity.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw publicError(
    'malformedActivity',
    `${issue?.path.join('.') || 'activity'}: ${issue?.message ?? 'not understood'}`,
  );
}

/** Whether it is something said or tapped; the rest (typing, events) is heard and needs nothing done. */
export function isSaid({ type }: PostedActivity): boolean {
  return type === 'message';
}

/** The activity in the engine's terms, bound to the token's person and conversation. Throws PublicError. */
export function incomingOf(posted: PostedActivity, claims: Claims, files: Attachment[], now: Date): Incoming {
  if (posted.from.id !== claims.userId) throw publicError('notYourConversation');
  const text = (posted.text ?? '').toWellFormed();
  const tap = isObject(posted.value) && text.trim() === '' && files.length === 0;
  if (!tap && text.trim() === '' && files.length === 0) throw publicError('malformedActivity', emptyMessage(posted));
  const clientActivityId = boundedId(posted.channelData?.clientActivityID ?? undefined);
  const name = (posted.from.name ?? '').toWellFormed().trim().slice(0, longestName);
  return {
    sender: senderOf(claims, name, localeOf(posted.locale)),
    activityId: clientActivityId ?? boundedId(posted.id) ?? randomUUID(),
    at: now.toISOString(),
    kind: tap ? 'tap' : 'message',
    text: tap ? buttonWords(posted) : text,
    attachments: files,
    ...(tap && { action: posted.value as JsonObject }),
    ...(clientActivityId && { clientActivityId }),
    freelancerId: claims.freelancerId,
    ...(claims.gigId && { gigId: claims.gigId }),
  };
}

const longestButton = 120;

/** Kept as the buyer's line, so that who comes back sees what they chose. */
function buttonWords({ channelData }: PostedActivity): string {
  return (channelData?.messageBack?.displayText ?? '').toWellFormed().trim().slice(0, longestButton);
}

function emptyMessage({ attachments }: PostedActivity): string {
  return attachments?.length
    ? 'attachments[0]: expected none here; send files to the conversation’s /upload'
    : 'text: expected words, a value or a file';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Ids are kept with the conversation, so a long one is kept as its hash. */
function boundedId(id: string | undefined): string | undefined {
  if (!id || id.length <= longestId) return id || undefined;
  return createHash('sha256').update(id).digest('base64url');
}

function localeOf(locale: string | null | undefined): string {
  return locale && /^[A-Za-z0-9-]{2,35}$/.test(locale) ? locale : '';
}
