import type { Backends } from '../backends';
import { askingRoutes } from './asking';
import { attachmentRoutes } from './attachments';
import { endingRoutes } from './endings';
import { referralFigureRoutes } from './figures';
import { inboxRoutes } from './inbox';
import { ruleRoutes } from './rules';

/** Questions that only an office can answer, and the rules by which they find it. */
export const referralRoutes = (backends: Backends) => [
  ...askingRoutes(backends),
  ...inboxRoutes(backends),
  ...endingRoutes(backends),
  ...attachmentRoutes(backends),
  ...referralFigureRoutes(backends),
  ...ruleRoutes(backends),
];
