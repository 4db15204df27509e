import { Refusal } from '@civicline/service-kit/refusal';

/** What the directory refuses, and why. */
export const procedureNotFound = () => new Refusal('PROCEDURE_NOT_FOUND', 'not-found');
export const officeNotFound = () => new Refusal('OFFICE_NOT_FOUND', 'not-found');
export const forbidden = () => new Refusal('FORBIDDEN', 'denied');
