import { Refusal } from '@civicline/service-kit/refusal';

/** What the directory refuses, and why. */
export const procedureNotFound = () => new Refusal('PROCEDURE_NOT_FOUND', 'not-found');
export const officeNotFound = () => new Refusal('OFFICE_NOT_FOUND', 'not-found');
export const forbidden = () => new Refusal('FORBIDDEN', 'denied');
export const articleNotFound = () => new Refusal('ARTICLE_NOT_FOUND', 'not-found');
export const articleChanged = (version: number) => new Refusal('ARTICLE_CHANGED', 'conflict', { details: { version } });
export const articleState = (state: string) => new Refusal('ARTICLE_STATE', 'precondition', { details: { state } });
export const ownArticle = () => new Refusal('OWN_ARTICLE', 'precondition');
export const missedSearchNotFound = () => new Refusal('MISSED_SEARCH_NOT_FOUND', 'not-found');
