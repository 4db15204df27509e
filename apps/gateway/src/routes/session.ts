import { z } from 'zod';
import { route } from '../http/route';
import type { Sessions } from '../session/sessions';
import { nameVisitor } from '../session/visitor';

const user = z.object({ id: z.string(), name: z.string(), role: z.string(), officeId: z.string().nullable() });

/** Who is signed in. */
export const sessionRoutes = (sessions: Sessions) => [
  route({
    method: 'get',
    path: '/session',
    summary: 'Who is signed in, and the token that commands give back in X-CSRF-Token',
    tag: 'Session',
    access: 'public',
    answer: z.object({ signedIn: z.boolean(), user: user.optional(), csrfToken: z.string().optional() }),
    handle: ({ visitor: { session }, request, response }) => {
      response.setHeader('Cache-Control', 'no-store');
      nameVisitor(request, response, sessions);
      if (!session) return Promise.resolve({ signedIn: false });
      const { id, name, role, officeId, csrf } = session;
      return Promise.resolve({ signedIn: true, user: { id, name, role, officeId: officeId ?? null }, csrfToken: csrf });
    },
  }),
];
