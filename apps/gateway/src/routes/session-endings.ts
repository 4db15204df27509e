import type { CallContext } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import { z } from 'zod';
import { route } from '../http/route';
import type { Register } from '../session/register';
import type { Backends } from './backends';
import { instant, listOf } from './shapes';
import { at, pageOf } from './translate';

const tag = 'Session';
const access = ['agent', 'officer', 'supervisor', 'admin'] as const;
const account = z.string().min(1).max(120);
const session = z
  .object({
    id: z.string(),
    account: z.string(),
    began: instant,
    device: z.string().openapi({ description: 'Browser and system, as it said: "Chrome · Android"; may be empty' }),
    current: z.boolean().openapi({ description: 'The one that asks' }),
  })
  .openapi('OpenSession');

const answersForAll = ({ caller: { role } }: CallContext) => role === 'supervisor' || role === 'admin';

/** Where somebody is signed in, and ending it: one's own, and of any account for those who answer for the others. */
export const sessionEndingRoutes = ({ keepers }: Backends, register: Register) => {
  /** First the word in the audit. Its service refuses FORBIDDEN to whoever may not, and notes that as well. */
  const note = (whose: string, sessionId: string, call: CallContext) =>
    keepers.notification.noteSessionsEnded({ account: whose, sessionId }, call);

  return [
    route({
      method: 'get',
      path: '/sessions',
      summary: 'Where an account is signed in, newest first; one’s own when none is named',
      tag,
      access,
      query: z.strictObject({ account: account.optional() }),
      answer: listOf(session),
      handle: ({ query, visitor }, call) => {
        const whose = query.account ?? call.caller.id;
        if (whose !== call.caller.id && !answersForAll(call)) throw new Refusal('FORBIDDEN', 'denied');
        const found = register.of(whose).map(({ id, device, ...one }) => ({
          ...{ id, device, account: one.account, began: at(new Date(one.at)) },
          current: id === visitor.session?.sid,
        }));
        return Promise.resolve(pageOf(found, ''));
      },
    }),
    route({
      method: 'delete',
      path: '/sessions/{id}',
      summary: 'End one session: its cookie opens nothing more, at no gateway',
      tag,
      access,
      params: z.object({ id: z.string().min(1).max(64) }),
      handle: async ({ params: { id } }, call) => {
        const found = register.find(id);
        // Whose a name is that nobody has is not told either.
        if (!found || (found.account !== call.caller.id && !answersForAll(call)))
          throw new Refusal('NOT_FOUND', 'not-found');
        await note(found.account, id, call);
        await register.end({ account: found.account, id, anew: true });
      },
    }),
    route({
      method: 'post',
      path: '/sessions/end',
      summary: 'End all sessions of an account; when none is named, one’s own but this one',
      tag,
      access,
      body: z.strictObject({ account: account.optional() }),
      handle: async ({ body, visitor }, call) => {
        const whose = body.account ?? call.caller.id;
        await note(whose, '', call);
        const but = visitor.session?.sid;
        await register.end({ account: whose, anew: true, ...(!body.account && but ? { but } : {}) });
      },
    }),
  ];
};
