import { z } from 'zod';
import { route } from '../../http/route';
import type { Backends } from '../backends';
import { proofOf } from '../appointments';
import { code } from '../shapes';
import { attachment, attachmentOf } from './answers';
import { staff, tag } from './matter';

const timeoutMs = 30_000;
const binary = 'application/octet-stream';

/** Files of a question or of its answer. What they are is told by their name and their content, not by who sends them. */
export const attachmentRoutes = ({ routing: backend }: Backends) => [
  route({
    method: 'post',
    path: '/referrals/{code}/attachments',
    summary: 'Attach a file (PDF, PNG, JPEG, DOCX, XLSX)',
    tag,
    access: staff,
    params: code,
    query: z.strictObject({ name: z.string().min(1).max(200) }),
    file: binary,
    answer: attachment,
    status: 201,
    timeoutMs,
    handle: async ({ params, query, file }, call) => {
      const ask = { code: params.code, name: query.name, mediaType: '', content: file ?? Buffer.alloc(0) };
      return attachmentOf((await backend.addAttachment(ask, call)).attachment);
    },
  }),
  route({
    method: 'get',
    path: '/referrals/{code}/attachments/{id}',
    summary: 'One file, to be kept, never shown in the page',
    tag,
    access: 'public',
    proof: true,
    params: z.object({ code: z.string().min(1).max(64), id: z.string().min(1).max(120) }),
    query: z.strictObject({ phone: z.string().max(32).optional() }),
    produces: binary,
    answer: z.string(),
    timeoutMs,
    handle: async ({ params, query, request, response }, call) => {
      const phoneProof = proofOf(request, query.phone);
      const { attachment: found, content } = await backend.getAttachment(
        { code: params.code, attachmentId: params.id, phoneProof },
        call,
      );
      response
        .attachment(found?.name ?? params.id)
        .type(binary)
        .send(Buffer.from(content));
    },
  }),
];
