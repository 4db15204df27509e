import type { AgentStatus } from '@civicline/contracts/rest';
import { BookingTool } from '../agent/BookingTool';
import type { Drafts } from './draft';
import type { Commands } from './useCommands';
import { WorkLists } from './WorkLists';

/** Nobody is on the line: promises, unfinished records, and the booking tool for whoever stands at the desk. */
export const IdleWork = ({
  agent,
  commands,
  drafts,
}: {
  agent: AgentStatus | null;
  commands: Commands;
  drafts: Drafts;
}) => (
  <div className="desk-columns">
    <div className="desk-side">
      <WorkLists commands={commands} drafts={drafts} canCall={agent !== null && agent.state !== 'reserved'} />
    </div>
    <BookingTool />
  </div>
);
