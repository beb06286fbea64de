import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type Request } from 'botbuilder';
import restify from 'restify';
import { readJson } from '../bot/http/readJson.ts';

/** The smallest Bot Framework bot, to compare with: says back what it hears, keeps nothing. Port by argument. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
  const body = (await readJson(request)) as unknown as Activity;
  const heard: Request = { body: { ...body }, headers: { ...request.headers }, method: 'POST' };
  await adapter.process(heard, response, async context => {
    if (context.activity.type === 'message') await context.sendActivity(context.activity.text);
  });
});
server.listen(Number(process.argv[2]), '127.0.0.1');
