// What both databases are asked of the journals in the same words. What they are asked in words of their own is beside
// their tables.

export const headSql = "select seq, hash from journal where space = ? and kind = ? order by seq desc limit 1";

export const rowsSql = `select space, kind, seq, at, person, seat, payload, previous, hash from journal
  where space = ? and kind = ? and at >= ? and at < ? order by seq desc limit ?`;

export const askReasonSql = `insert into reading_reasons (space, after_days) values (?, ?)
  on conflict (space) do update set after_days = excluded.after_days`;

export const askNoReasonSql = "delete from reading_reasons where space = ?";

export const reasonSql = "select after_days as days from reading_reasons where space = ?";
