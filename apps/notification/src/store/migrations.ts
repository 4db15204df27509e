import { messages } from './migrations/0001-messages';
import { kindsOfNotices } from './migrations/0002-kinds-of-notices';

/** How this service's tables came to be, in order. */
export const migrations = [messages, kindsOfNotices];
