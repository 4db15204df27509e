import type { Ari } from '@civicline/ari';
import { isAriError, isNotFound } from '@civicline/ari';
import { Fault } from '@civicline/service-kit';
import type { WebPhones } from '../../commands/lend-web-phone';

/** The telephone in the browser of an extension, as deploy/asterisk names its endpoint. */
export const webPhoneOf = (extension: string): string => `${extension}-web`;

/** Asterisk keeps it in memory (sorcery.conf): it is in no file, and is gone with that Asterisk. */
const authOf = (extension: string) => ({ configClass: 'res_pjsip', objectType: 'auth', id: webPhoneOf(extension) });

/** Telephones in browsers: their endpoints stand in Asterisk's configuration, what they register with is pushed to it. */
export const webPhones = (ari: Ari): WebPhones => ({
  lend: async (extension, secret) => {
    const auth = authOf(extension);
    const values = { auth_type: 'userpass', username: auth.id, password: secret };
    const fields = Object.entries(values).map(([attribute, value]) => ({ attribute, value }));
    await ari.asterisk.updateObject({ ...auth, fields }).catch((error: unknown) => {
      throw isAriError(error) && error.passing ? new Fault('unavailable', 'Asterisk is away', error) : error;
    });
    return auth.id;
  },
  takeBack: async (extension) => {
    await ari.asterisk.deleteObject(authOf(extension)).catch((error: unknown) => {
      if (!isNotFound(error)) throw error;
    });
  },
});
