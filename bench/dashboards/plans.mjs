// What the dashboards ask of the database, with values in place of parameters: the texts stand in server/store/AnalyticsTable.cpp,
// FeedbackTable.cpp and WindowTable.cpp.
const DAY = 86_400_000;

const FIGURES =
  "conversation, at, calculated, messages, score, completion, resolved, response, id, site, topics";
const SUMS = `at / 86400000 AS day, COUNT(*), CAST(SUM(messages) AS BIGINT), CAST(SUM(score) AS BIGINT), CAST(SUM(quick_replies) AS BIGINT),
  CAST(SUM(completion) AS BIGINT), CAST(SUM(resolved) AS BIGINT), COUNT(response), CAST(COALESCE(SUM(response), 0) AS BIGINT)`;
const BY_DAY = "GROUP BY at / 86400000 ORDER BY at / 86400000 DESC";

export const PLANS = (now) => {
  const time = (days) => `at >= ${now - days * DAY} AND at <= ${now}`;
  const alpha = "AND site IN ('alpha')";
  const figures = (where) =>
    `SELECT ${FIGURES} FROM conversation_analytics WHERE ${where} ORDER BY at DESC, conversation DESC LIMIT 51`;
  const sums = (where) => `SELECT ${SUMS} FROM conversation_analytics WHERE ${where} ${BY_DAY}`;
  const feedback = `SELECT type, sentiment, COUNT(*), CAST(SUM(urgent) AS BIGINT), COUNT(rating), COUNT(score) FROM feedback
    WHERE ${time(365)} GROUP BY type, sentiment`;
  const windows = `SELECT site, report, seconds, starts, reports FROM widget_windows WHERE starts >= ${now - 90 * DAY} AND starts < ${now}
    AND seconds IN (300, 3600, 86400) AND site IN ('', 'alpha') ORDER BY starts, site, seconds`;
  const opinions = (where) =>
    `SELECT key, at, id, site, message FROM feedback WHERE ${where} ORDER BY at DESC, key DESC LIMIT 51`;
  const counts = `SELECT site || '', COUNT(*) FROM widget_windows WHERE starts >= ${now - 90 * DAY} AND starts < ${now}
    AND seconds IN (300, 3600, 86400) GROUP BY 1 ORDER BY 1`;
  const changedSites = `SELECT id FROM sites WHERE analytics = 1 AND (SELECT MIN(key) FROM conversations WHERE site = sites.id
    AND analysed != change) IS NOT NULL`;
  const changed =
    "SELECT id FROM conversations WHERE site = 'alpha' AND analysed != change ORDER BY key LIMIT 50";
  return [
    { what: "analytics, sums by day, all sites", sql: sums(time(90)) },
    { what: "analytics, sums by day, one site", sql: sums(`${time(90)} ${alpha}`) },
    { what: "analytics, a page, all sites", sql: figures(time(90)) },
    { what: "analytics, a page, one site", sql: figures(`${time(90)} ${alpha}`) },
    {
      what: "analytics, a page behind a place",
      sql: figures(`${time(90)} AND (at, conversation) < (${now - 45 * DAY}, 7)`),
    },
    { what: "sites in which any have changed", sql: changedSites },
    { what: "conversations that have changed", sql: changed },
    { what: "feedback, a page, all sites", sql: opinions(time(365)) },
    { what: "feedback, a page, one site", sql: opinions(`${time(365)} ${alpha}`) },
    { what: "feedback, sums", sql: feedback },
    { what: "windows by site", sql: counts },
    { what: "windows of a part of the sites", sql: windows },
  ];
};
