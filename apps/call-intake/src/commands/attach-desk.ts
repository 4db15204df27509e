import { agentNotFound } from '../domain/refusals';
import type { Attachment } from '../store/desks';
import { attach, detach, keepAlive } from '../store/desks';
import type { Deps } from './deps';

/** A desk opens, and takes the place of another of the same agent. Refuses AGENT_NOT_FOUND. */
export const attachDesk = (deps: Deps, replicaId: string) => (desk: Omit<Attachment, 'replicaId'>) =>
  deps.store.transaction(async (tx) => {
    if (!(await attach(tx, { ...desk, replicaId }))) throw agentNotFound();
    deps.bell.ring(tx, [desk.agentId]);
  });

/** A desk's stream has ended: from now on it has the grace time to come again. */
export const detachDesk = (deps: Deps) => (desk: Pick<Attachment, 'agentId' | 'session'>) =>
  deps.store.transaction(async (tx) => {
    await detach(tx, desk, deps.clock.now());
    deps.bell.ring(tx, [desk.agentId]);
  });

/** Says that this replica lives, and notices those that do not. */
export const sayAlive = (deps: Deps, replicaId: string) => () =>
  deps.store.transaction((tx) => keepAlive(tx, replicaId, deps.clock.now()));
