/**
 * Whether the place of a slot `l` fits an entry `w` of the waitlist: a counter that serves what they come for, on their days,
 * at their time of day.
 */
export const fitting = `(w.office_id = l.office_id AND l.schedule_id = ANY(w.schedules) AND l.start_at >= w.from_at AND l.start_at < w.to_at
  AND to_char(l.start_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'HH24:MI') >= w.earliest
  AND (w.latest = '' OR to_char(l.start_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'HH24:MI') < w.latest))`;

/** Whether somebody waits for a place of the slot of `place`. */
export const awaited = `EXISTS (SELECT FROM slot l JOIN waitlist_entry w ON w.status = 'waiting' AND ${fitting} WHERE l.id = place.slot_id)`;
