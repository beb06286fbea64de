import { isDeepStrictEqual } from 'node:util';
import { defaultCustomOfferRequirements, defaultRules, defaultSettings } from '../assistant/defaults.ts';
import type { Freelancer, Knowledge, Settings } from '../assistant/documents.ts';
import { groundOf } from '../assistant/eligibility.ts';
import {
  ConflictError,
  type DocumentKind,
  type Documents,
  directoryPartition,
  type Store,
  type Stored,
} from '../storage/contracts.ts';
import { clientsOf, earlierClient } from './clients.ts';
import { type ImportReport, importReport } from './importReport.ts';
import { loadKnowledge, loadTrained, saveKnowledge } from './knowledgeVersions.ts';
import { mergeKnowledge } from './mergeKnowledge.ts';
import type { TrainingDocument } from './trainingDocument.ts';

export interface ImportPorts {
  store: Store;
  now: () => Date;
}

/** How often we begin again when someone else saves meanwhile; eight writers at once need fewer. */
const attempts = 10;

/**
 * Makes the store say what the document says, and keeps what the freelancer has set or edited since the last import.
 * Safe to repeat, also after a crash half-way; the same document again changes nothing.
 */
export async function importTraining(ports: ImportPorts, document: TrainingDocument): Promise<ImportReport> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await importOnce(ports, document);
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt === attempts) throw error;
    }
  }
}

async function importOnce(ports: ImportPorts, document: TrainingDocument): Promise<ImportReport> {
  const { store } = ports;
  const { id } = document.freelancer;
  const [profile, settings] = await Promise.all([
    store.read(id, 'freelancer', 'profile'),
    store.read(id, 'settings', 'current'),
  ]);
  const current = await loadKnowledge(store, id);
  // Read after: if someone imports in between, the older etag of `current` makes us begin again.
  const before = await loadTrained(store, id);
  const next = knowledgeOf(document);
  const merged = current
    ? mergeKnowledge({ before, current: current.knowledge, next })
    : { knowledge: next, keptEdits: [] };
  const freelancer = freelancerOf(document, profile?.value);
  const set = settingsOf(document, freelancer, settings?.value);

  await put(store, id, 'freelancer', 'profile', freelancer, profile);
  await put(store, id, 'settings', 'current', set, settings);
  await putClients(store, document);
  await putListing(store, freelancer);
  const saved = await saveKnowledge(ports, {
    freelancerId: id,
    knowledge: merged.knowledge,
    trained: next,
    expected: etagOf(current),
    savedBy: 'training',
  });
  return importReport(document, {
    isNew: !current,
    isActive: set.active,
    assistantName: set.name,
    version: saved.version,
    hasChanged: saved.version !== current?.version,
    keptEdits: merged.keptEdits,
  });
}

/** What the document alone teaches, with our guidance where it cannot say anything yet. */
function knowledgeOf(document: TrainingDocument): Knowledge {
  return {
    presentation: { bio: document.freelancer.bio, rules: [...defaultRules] },
    gigs: document.gigs.map(gig => ({
      ...gig,
      customOfferRequirements: gig.customOfferRequirements.length
        ? gig.customOfferRequirements
        : [...defaultCustomOfferRequirements],
    })),
    qa: document.qa,
    insights: [],
  };
}

function freelancerOf({ freelancer }: TrainingDocument, before: Freelancer | undefined): Freelancer {
  const { level = 'none', sellerPlus = 'none', outOfOffice = false } = before ?? {};
  return { level, sellerPlus, outOfOffice, ...freelancer };
}

/** First the defaults with what the document says; later only a name and an activation the freelancer never decided on. */
function settingsOf({ assistant }: TrainingDocument, freelancer: Freelancer, before: Settings | undefined): Settings {
  const first = defaultSettings(freelancer, assistant?.active ?? false);
  const settings = before ?? { ...first, workingHours: assistant?.workingHours ?? [] };
  // A pause raises the epoch: inactive at 0 was never activated, inactive later is the freelancer's wish.
  const activates = !settings.active && settings.epoch === 0 && assistant?.active === true;
  const ground = groundOf(freelancer);
  return {
    ...settings,
    ...(activates ? { active: true, ...(ground ? { activatedOn: ground } : {}) } : {}),
    name: settings.name === first.name ? (assistant?.name ?? settings.name) : settings.name,
  };
}

async function putClients(store: Store, document: TrainingDocument): Promise<void> {
  const { id } = document.freelancer;
  for (const client of clientsOf(document.chats)) {
    const stored = await store.read(id, 'client', client.buyerId);
    await put(store, id, 'client', client.buyerId, earlierClient(stored?.value, client), stored);
  }
}

async function putListing(store: Store, { id, displayName }: Freelancer): Promise<void> {
  const stored = await store.read(directoryPartition, 'listing', id);
  await put(store, directoryPartition, 'listing', id, { freelancerId: id, displayName }, stored);
}

const etagOf = (stored: { etag: string } | undefined) => (stored ? { etag: stored.etag } : ('absent' as const));

/** Writes only what differs; throws ConflictError when someone wrote since it was read. */
async function put<K extends DocumentKind>(
  store: Store,
  partition: string,
  kind: K,
  id: string,
  value: Documents[K],
  stored: Stored<Documents[K]> | undefined,
): Promise<void> {
  if (isDeepStrictEqual(stored?.value, value)) return;
  await store.write(partition, kind, id, value, etagOf(stored));
}
