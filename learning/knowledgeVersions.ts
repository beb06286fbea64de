import { createHash } from 'node:crypto';
import type { Gig, Insight, Knowledge, QuestionAnswer } from '../assistant/documents.ts';
import { ConflictError, type KnowledgeChunk, type KnowledgeManifest, type Store } from '../storage/contracts.ts';

export interface KnowledgeVersion {
  knowledge: Knowledge;
  /** Counts from 1 over all versions of this freelancer. */
  version: number;
  /** What a save expects to find. */
  etag: string;
}

export interface KnowledgeSave {
  freelancerId: string;
  knowledge: Knowledge;
  expected: { etag: string } | 'absent';
  savedBy: string;
  /** What an import produced; absent: as it was. */
  trained?: Knowledge;
}

/** Entries a chunk: a changed answer then rewrites some 50 KB at most, and 2,000 of them need 40 reads. */
const entriesPerChunk = 50;

/** What the assistant speaks from, put together again; undefined where the freelancer has no knowledge yet. */
export async function loadKnowledge(store: Store, freelancerId: string): Promise<KnowledgeVersion | undefined> {
  const stored = await store.read(freelancerId, 'knowledge', 'current');
  if (!stored) return undefined;
  const knowledge = await joined(store, freelancerId, stored.value);
  return { knowledge, version: stored.value.version, etag: stored.etag };
}

/** What the last import produced, for Restore default; undefined before any. */
export async function loadTrained(store: Store, freelancerId: string): Promise<Knowledge | undefined> {
  const stored = await store.read(freelancerId, 'knowledge', 'current');
  return stored?.value.trained && joined(store, freelancerId, stored.value.trained);
}

/** Version and etag without the content: what a reader with a copy needs to know. */
export async function knowledgeVersion(
  store: Store,
  freelancerId: string,
): Promise<{ version: number; etag: string } | undefined> {
  const stored = await store.read(freelancerId, 'knowledge', 'current');
  return stored && { version: stored.value.version, etag: stored.etag };
}

/**
 * Writes the chunks that changed, then the manifest, so that a reader finds the old version or the new one whole.
 * Throws ConflictError when someone saved since `expected`; the same content again is no new version.
 */
export async function saveKnowledge(
  { store, now }: { store: Store; now: () => Date },
  { freelancerId, knowledge, expected, savedBy, trained }: KnowledgeSave,
): Promise<{ version: number; etag: string }> {
  const before = await store.read(freelancerId, 'knowledge', 'current');
  if ((expected === 'absent' ? undefined : expected.etag) !== before?.etag) {
    throw new ConflictError('knowledge', 'current');
  }
  const chunks = new Map<string, KnowledgeChunk>();
  const kept = before?.value.trained;
  const base = trained ? split(trained, chunks) : kept;
  const content: Content = { ...split(knowledge, chunks), ...(base ? { trained: base } : {}) };
  if (before && canonical(contentOf(before.value)) === canonical(content)) {
    return { version: before.value.version, etag: before.etag };
  }
  const known = new Set([before?.value, kept].flatMap(parts => (parts ? chunkIds(parts) : [])));
  for (const [id, chunk] of chunks) if (!known.has(id)) await store.write(freelancerId, 'chunk', id, chunk, 'any');
  const version = (before?.value.version ?? 0) + 1;
  const manifest: KnowledgeManifest = { version, savedAt: now().toISOString(), savedBy, ...content };
  return { version, etag: await store.write(freelancerId, 'knowledge', 'current', manifest, expected) };
}

type Content = Omit<KnowledgeManifest, 'version' | 'savedAt' | 'savedBy'>;
type Parts = NonNullable<KnowledgeManifest['trained']>;

const chunkIds = ({ gigs, qa, insights }: Parts) => [...gigs, ...qa, ...insights];

function contentOf({ version: _, savedAt: _at, savedBy: _by, ...content }: KnowledgeManifest): Content {
  return content;
}

async function joined(store: Store, freelancerId: string, parts: Parts): Promise<Knowledge> {
  const load = (ids: string[]) => Promise.all(ids.map(id => loadChunk(store, freelancerId, id)));
  const [gigs, qa, insights] = await Promise.all([load(parts.gigs), load(parts.qa), load(parts.insights)]);
  return {
    presentation: parts.presentation,
    gigs: gigs.flatMap((chunk): Gig[] => ('gig' in chunk ? [chunk.gig] : [])),
    qa: qa.flatMap((chunk): QuestionAnswer[] => ('qa' in chunk ? chunk.qa : [])),
    insights: insights.flatMap((chunk): Insight[] => ('insights' in chunk ? chunk.insights : [])),
  };
}

/** Names the parts of the knowledge and adds them to `chunks`. */
function split(knowledge: Knowledge, chunks: Map<string, KnowledgeChunk>): Parts {
  const named = (chunk: KnowledgeChunk) => {
    const id = createHash('sha256').update(canonical(chunk)).digest('hex').slice(0, 32);
    chunks.set(id, chunk);
    return id;
  };
  return {
    presentation: knowledge.presentation,
    gigs: knowledge.gigs.map(gig => named({ gig })),
    qa: inParts(knowledge.qa).map(qa => named({ qa })),
    insights: inParts(knowledge.insights).map(insights => named({ insights })),
  };
}

function inParts<T>(entries: T[]): T[][] {
  const count = Math.ceil(entries.length / entriesPerChunk);
  return Array.from({ length: count }, (_, part) =>
    entries.slice(part * entriesPerChunk, (part + 1) * entriesPerChunk),
  );
}

/** JSON with the keys in order, so that equal content has one name whoever wrote it down. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

async function loadChunk(store: Store, freelancerId: string, id: string): Promise<KnowledgeChunk> {
  const chunk = await store.read(freelancerId, 'chunk', id);
  if (!chunk) throw new Error(`The store has lost a part of ${freelancerId}'s knowledge (chunk ${id}).`);
  return chunk.value;
}
