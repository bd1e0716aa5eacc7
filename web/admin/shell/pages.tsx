import type { JSX } from "preact";
import type { User } from "../api/types";
import { AccountPage } from "../users/AccountPage";
import { AlertsPage } from "../alerts/AlertsPage";
import { AnalyticsPage } from "../analytics/AnalyticsPage";
import { AuditPage } from "../audit/AuditPage";
import { ConversationsPage } from "../conversations/ConversationsPage";
import { FeedbackPage } from "../feedback/FeedbackPage";
import { FlagsPage } from "../flags/FlagsPage";
import { PerformancePage } from "../performance/PerformancePage";
import { RolloutsPage } from "../rollouts/RolloutsPage";
import { SitePage } from "../sites/SitePage";
import { SitesPage } from "../sites/SitesPage";
import { TextsPage } from "../texts/TextsPage";
import { UsersPage } from "../users/UsersPage";
import { Empty } from "../parts/States";
import { Page } from "../parts/Page";

type Link = readonly [name: string, words: string];

export const mayTalk = (role: User["role"]): boolean => role === "admin" || role === "agent";

/** Those that have something for this user. */
export function linksOf({ role, sites }: User): readonly Link[] {
  const all: readonly (Link | false)[] = [
    ["sites", "Sites"],
    mayTalk(role) && ["conversations", "Conversations"],
    ["flags", "Feature flags"],
    ["rollouts", "Rollouts"],
    role !== "agent" && ["performance", "Performance"],
    role !== "agent" && ["alerts", "Alerts"],
    role !== "agent" && ["feedback", "Feedback"],
    role !== "agent" && ["analytics", "Analytics"],
    role === "admin" && sites === null && ["users", "Users"],
    role === "admin" && ["audit", "Audit"],
  ];
  return all.filter((link) => link !== false);
}

export function pageAt([name = "sites", ...rest]: readonly string[]): JSX.Element {
  const [first, second] = rest;
  if (name === "sites" && first && second === "texts") return <TextsPage key={first} site={first} />;
  if (name === "sites") return first ? <SitePage key={first} id={first} /> : <SitesPage />;
  if (name === "conversations") return <ConversationsPage id={first} />;
  if (name === "flags") return <FlagsPage kind={first} owner={second} />;
  if (name === "rollouts") return <RolloutsPage />;
  if (name === "performance") return <PerformancePage range={first} site={second} />;
  if (name === "alerts") return <AlertsPage />;
  if (name === "feedback") return <FeedbackPage />;
  if (name === "analytics") return <AnalyticsPage />;
  if (name === "users") return <UsersPage />;
  if (name === "audit") return <AuditPage />;
  if (name === "account") return <AccountPage />;
  return (
    <Page title="Nothing here">
      <Empty title="There is no such page.">
        <a href="#/sites">To the sites</a>
      </Empty>
    </Page>
  );
}
