import type { Container, FeedOptions, SqlQuerySpec } from '@azure/cosmos';
import type { ConversationSummary } from '../../assistant/inbox.ts';
import {
  ConflictError,
  type DocumentKind,
  type Documents,
  type Expected,
  type Store,
  type WorkKey,
} from '../contracts.ts';
import { interleaved } from '../indexed.ts';
import { pageOf, pageSize } from '../paging.ts';
import { type Item, itemId, itemOf } from './items.ts';
import { type CosmosOptions, type OpenContainer, openContainer } from './openContainer.ts';
import { conversationsQuery, listQuery, unansweredQuery, unsentQuery } from './queries.ts';

/**
 * A database in an Azure Cosmos DB account. It connects with the first call, and makes what is missing there;
 * while that fails, every call throws StoreUnavailableError and the next one tries again.
 */
export function cosmosStore(options: CosmosOptions): Store {
  let opening: Promise<OpenContainer> | undefined;

  async function opened(): Promise<Container> {
    opening ??= openContainer(options);
    try {
      return (await opening).container;
    } catch (error) {
      opening = undefined;
      throw error;
    }
  }

  async function found<T>(query: SqlQuerySpec, feed: FeedOptions): Promise<T[]> {
    const container = await opened();
    const { resources } = await container.items.query<T>(query, feed).fetchAll();
    return resources;
  }

  return {
    async read<K extends DocumentKind>(freelancerId: string, kind: K, id: string) {
      const container = await opened();
      const { resource } = await container.item(itemId(kind, id), freelancerId).read<Item>();
      return resource && { value: resource.body as Documents[K], etag: resource._etag };
    },

    async write(freelancerId, kind, id, value, expected) {
      const item = itemOf(freelancerId, kind, id, value);
      const container = await opened();
      try {
        return await writeItem(container, item, expected);
      } catch (error) {
        throw isConflict(error, expected) ? new ConflictError(kind, id) : error;
      }
    },

    async remove(freelancerId, kind, id) {
      const container = await opened();
      try {
        await container.item(itemId(kind, id), freelancerId).delete();
      } catch (error) {
        if (statusOf(error) !== 404) throw error;
      }
    },

    async list<K extends DocumentKind>(freelancerId: string, kind: K, options: { after?: string; limit: number }) {
      const query = listQuery(freelancerId, kind, options.after, options.limit);
      const items = await found<Pick<Item, 'key' | 'body'>>(query, { partitionKey: freelancerId });
      return items.map(item => ({ id: item.key, value: item.body as Documents[K] }));
    },

    async conversations(freelancerId, query) {
      const size = pageSize(query);
      const asked = conversationsQuery(freelancerId, query, size + 1);
      const items = await found<{ summary: ConversationSummary }>(asked, { partitionKey: freelancerId });
      return pageOf(
        items.map(item => item.summary),
        size,
      );
    },

    async pendingWork(now, limit) {
      const keys = async (query: SqlQuerySpec, work: WorkKey['work']): Promise<WorkKey[]> => {
        const items = await found<Pick<Item, 'freelancerId' | 'key'>>(query, {});
        return items.map(item => ({ freelancerId: item.freelancerId, conversationId: item.key, work }));
      };
      return interleaved(
        ...(await Promise.all([keys(unansweredQuery(limit), 'unanswered'), keys(unsentQuery(now, limit), 'unsent')])),
        limit,
      );
    },

    async close() {
      const closing = opening;
      opening = undefined;
      // A connection that never came about has nothing to close.
      await closing?.then(({ client }) => client.dispose()).catch(() => {});
    },
  };
}

async function writeItem(container: Container, item: Item, expected: Expected): Promise<string> {
  if (expected === 'any') return (await container.items.upsert(item)).etag;
  if (expected === 'absent') return (await container.items.create(item)).etag;
  const accessCondition = { type: 'IfMatch', condition: expected.etag };
  return (await container.item(item.id, item.freelancerId).replace(item, { accessCondition })).etag;
}

function statusOf(error: unknown): unknown {
  return (error as { code?: unknown }).code;
}

/** Another version (412), gone where one was expected (404), or there already (409). */
function isConflict(error: unknown, expected: Expected): boolean {
  const status = statusOf(error);
  return typeof expected === 'object' ? status === 412 || status === 404 : status === 409;
}
