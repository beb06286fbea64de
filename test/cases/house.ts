import { readdirSync, readFileSync } from 'node:fs';
import { assembleEngine } from '../../bot/assemble.ts';
import { readConfig } from '../../bot/config.ts';
import type { Examined } from '../../bot/evaluation/evaluate.ts';
import { cachedProfiles, type Profile } from '../../learning/cachedProfiles.ts';
import demo from '../../learning/demo.json' with { type: 'json' };
import { importTraining } from '../../learning/importTraining.ts';
import { readTrainingDocument } from '../../learning/trainingDocument.ts';
import { memoryStore } from '../../storage/memory/memoryStore.ts';

/** A Tuesday morning. */
const usualMoment = '2026-11-24T10:00:00Z';
const trained = new URL('freelancers/', import.meta.url);

/** The freelancers of the cases, trained into an empty store in memory, and the real engine over it. */
export async function openCaseHouse() {
  const clock = { now: new Date(usualMoment) };
  const now = (): Date => clock.now;
  const store = memoryStore();
  const profiles = cachedProfiles({ store, now });
  const known = new Map<string, Profile>();
  const documents = readdirSync(trained).map(name => JSON.parse(readFileSync(new URL(name, trained), 'utf8')));
  for (const document of [demo, ...documents]) {
    const training = readTrainingDocument(document);
    await importTraining({ store, now }, training);
    const profile = await profiles.get(training.freelancer.id);
    if (profile) known.set(training.freelancer.id, profile);
  }
  const { running } = assembleEngine({ ...readConfig({}), burstMs: 0 }, store, {}, now);
  const examined: Examined = {
    parts: { engine: running, store, now },
    at: moment => {
      clock.now = new Date(moment ?? usualMoment);
    },
    profile: id => known.get(id),
  };
  return { examined, close: () => running.close() };
}
