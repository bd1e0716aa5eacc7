export interface Holder {
  agent: string;
  /** What visitors call them. */
  name: string;
  since: number;
  /** No: the concierge answers again, and another agent may take it over. */
  isHere: boolean;
}

export interface Person {
  id: string;
  isVerified: boolean;
  profile: Readonly<Record<string, unknown>> | null;
}

export type Author = "visitor" | "assistant" | "agent" | "system";

export interface Conversation {
  id: string;
  site: string;
  at: number;
  waiting: number | null;
  isTyping: boolean;
  person: Person;
  holder: Holder | null;
  said: string;
  author: Author | null;
}

export interface Message {
  id: string;
  seq: number;
  change: number;
  author: Author;
  state: "streaming" | "complete";
  text: string;
  at: number;
  cards?: readonly { title: string; detail: string }[];
  attachments?: readonly { name: string }[];
  extra?: { kind: string; name?: string };
}

export interface Note {
  id: number;
  author: string;
  text: string;
  at: number;
}

export interface ConversationList {
  conversations: Conversation[];
  next: string | null;
}

/** Of a conversation: all but its messages are as they are now. */
export interface Opened {
  conversation: Conversation;
  messages: Message[];
  more: boolean;
  change: number;
  page: string;
  context: Readonly<Record<string, unknown>> | null;
  tickets: string[];
  notes: Note[];
}

export interface CannedAnswer {
  id: number;
  site: string;
  name: string;
  text: string;
}

export type ListFilter = "waiting" | "mine" | "all";
