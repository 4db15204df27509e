const phoneLike = /(?<![\w-])(?:\+?84|0)(?:[ .-]?\d){8,10}(?![\w-])/g;
const emailLike = /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu;

/** Hides what looks like a phone number or an e-mail address in a text. */
export const maskText = (text: string): string => text.replace(phoneLike, '[phone]').replace(emailLike, '[email]');
