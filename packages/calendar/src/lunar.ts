/**
 * The Vietnamese lunar calendar, after Ho Ngoc Duc, "Thuật toán tính âm lịch" (computing the lunar calendar),
 * https://www.informatik.uni-leipzig.de/~duc/amlich/calrules_vn.html, whose formulas are those of J. Meeus, Astronomical
 * Algorithms (1998). A month begins on the local day (105 degrees east, UTC+7) of the new moon; the month of the winter
 * solstice is the eleventh. For the years 1800 to 2199.
 *
 * The formulas place a new moon to about two minutes. Of the moons that decide Tet and the Hung Kings from 2020 to 2035
 * none is nearer than 50 minutes to midnight, so their days are certain. They are not always China's: at UTC+8 the new
 * year of 2030 begins a day later.
 */
const zoneHours = 7;
const rad = Math.PI / 180;

const julianDay = (year: number, month: number, date: number) =>
  Math.floor(Date.UTC(year, month - 1, date) / 86_400_000) + 2_440_588;

const dayOfJulian = (julian: number) => new Date((julian - 2_440_588) * 86_400_000).toISOString().slice(0, 10);

/** Local Julian day of the k-th new moon after that of 1 January 1900. */
const newMoonDay = (k: number): number => {
  const t = k / 1236.85;
  const [t2, t3] = [t * t, t * t * t];
  const mean =
    2_415_020.75933 +
    29.53058868 * k +
    0.0001178 * t2 -
    0.000000155 * t3 +
    0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t2) * rad);
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
  const node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
  const sin = (degrees: number) => Math.sin(degrees * rad);
  const correction =
    (0.1734 - 0.000393 * t) * sin(sun) +
    0.0021 * sin(2 * sun) -
    0.4068 * sin(moon) +
    0.0161 * sin(2 * moon) -
    0.0004 * sin(3 * moon) +
    0.0104 * sin(2 * node) -
    0.0051 * sin(sun + moon) -
    0.0074 * sin(sun - moon) +
    0.0004 * sin(2 * node + sun) -
    0.0004 * sin(2 * node - sun) -
    0.0006 * sin(2 * node + moon) +
    0.001 * sin(2 * node - moon) +
    0.0005 * sin(2 * moon + sun);
  const deltaT = -0.000278 + 0.000265 * t + 0.000262 * t2;
  return Math.floor(mean + correction - deltaT + 0.5 + zoneHours / 24);
};

/** Which twelfth of the ecliptic the sun is in at local midnight: 0 from the March equinox. */
const sunSector = (julian: number): number => {
  const t = (julian - 2_451_545.5 - zoneHours / 24) / 36_525;
  const t2 = t * t;
  const anomaly = 357.5291 + 35_999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
  const mean = 280.46645 + 36_000.76983 * t + 0.0003032 * t2;
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t2) * Math.sin(anomaly * rad) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly * rad) +
    0.00029 * Math.sin(3 * anomaly * rad);
  const longitude = (((mean + centre) % 360) + 360) % 360;
  return Math.floor(longitude / 30);
};

/** First day of the eleventh lunar month of a year: the month of the winter solstice (sector 9). */
const eleventhMonth = (year: number): number => {
  const k = Math.floor((julianDay(year, 12, 31) - 2_415_021) / 29.530588853);
  const begins = newMoonDay(k);
  return sunSector(begins) >= 9 ? newMoonDay(k - 1) : begins;
};

/** The leap month is the first after the eleventh in which the sun enters no new sector. */
const leapOffset = (eleventh: number): number => {
  const k = Math.floor((eleventh - 2_415_021.076998695) / 29.530588853 + 0.5);
  for (let month = 1; month < 14; month++) {
    if (sunSector(newMoonDay(k + month)) === sunSector(newMoonDay(k + month + 1))) return month;
  }
  return 0;
};

/**
 * The local day of a date of the lunar calendar. A month that comes twice in its year is meant the first time, before its
 * leap twin, in which no feast is kept.
 */
export const dayOfLunar = (year: number, month: number, date: number): string => {
  const before = month < 11;
  const [eleventh, next] = before
    ? [eleventhMonth(year - 1), eleventhMonth(year)]
    : [eleventhMonth(year), eleventhMonth(year + 1)];
  const k = Math.floor(0.5 + (eleventh - 2_415_021.076998695) / 29.530588853);
  const offset = (month - 11 + 12) % 12;
  const leap = next - eleventh > 365 ? leapOffset(eleventh) : 0;
  return dayOfJulian(newMoonDay(k + offset + (leap && offset >= leap ? 1 : 0)) + date - 1);
};
