#include "domain/TranscriptWords.h"

#include <algorithm>
#include <array>

namespace pipit::server {

namespace {

// The names of who speaks are those of web/locales.
constexpr std::array<TranscriptWords, 12> kWords = {{
    {"en", "Your conversation with {site}", "All times: {zone}", "Earlier messages are left out here.",
     "You receive this because somebody asked {site} to send a copy of this conversation to your address. "
     "If that was not you, you can ignore it.",
     "You", "Support", "Notice"},
    {"es", "Su conversación con {site}", "Todas las horas: {zone}", "Aquí se omiten mensajes anteriores.",
     "Recibe este mensaje porque alguien pidió a {site} que enviara una copia de esta conversación a su "
     "dirección. Si no fue usted, puede ignorarlo.",
     "Usted", "Atención al cliente", "Aviso"},
    {"fr", "Votre conversation avec {site}", "Toutes les heures : {zone}",
     "Des messages précédents ne figurent pas ici.",
     "Vous recevez ce message parce que quelqu’un a demandé à {site} d’envoyer une copie de cette "
     "conversation à votre adresse. Si ce n’était pas vous, vous pouvez l’ignorer.",
     "Vous", "Assistance", "Information"},
    {"de", "Ihre Unterhaltung mit {site}", "Alle Uhrzeiten: {zone}",
     "Frühere Nachrichten sind hier weggelassen.",
     "Sie erhalten diese E-Mail, weil jemand bei {site} eine Kopie dieser Unterhaltung an Ihre Adresse "
     "angefordert hat. Wenn Sie das nicht waren, können Sie sie ignorieren.",
     "Sie", "Support", "Hinweis"},
    {"pt", "A sua conversa com {site}", "Todos os horários: {zone}", "Mensagens anteriores não constam aqui.",
     "Você recebeu este e-mail porque alguém pediu a {site} uma cópia desta conversa para o seu endereço. "
     "Se não foi você, pode ignorá-lo.",
     "Você", "Atendimento", "Aviso"},
    {"it", "La sua conversazione con {site}", "Tutti gli orari: {zone}",
     "Qui i messaggi precedenti sono omessi.",
     "Riceve questo messaggio perché qualcuno ha chiesto a {site} di inviare al suo indirizzo una copia di "
     "questa conversazione. Se non è stato lei, può ignorarlo.",
     "Lei", "Assistenza", "Avviso"},
    {"nl", "Uw gesprek met {site}", "Alle tijden: {zone}", "Eerdere berichten zijn hier weggelaten.",
     "U ontvangt dit bericht omdat iemand {site} heeft gevraagd een kopie van dit gesprek naar uw adres te "
     "sturen. Was u dat niet, dan kunt u het negeren.",
     "U", "Klantenservice", "Melding"},
    {"pl", "Rozmowa z {site}", "Strefa czasowa: {zone}", "Wcześniejsze wiadomości zostały tu pominięte.",
     "Ta wiadomość została wysłana, ponieważ ktoś poprosił {site} o przesłanie kopii tej rozmowy na ten "
     "adres. Jeśli to pomyłka, można ją zignorować.",
     "Ty", "Obsługa klienta", "Informacja"},
    {"ja", "{site}との会話", "時刻：{zone}", "以前のメッセージは省略されています。",
     "このメールは、この会話の控えをこのアドレスに送るよう{site}に依頼があったためお送りしています。"
     "お心当たりがない場合は、無視していただいてかまいません。",
     "あなた", "サポート", "お知らせ"},
    {"zh", "您与 {site} 的对话", "所有时间：{zone}", "此处省略了更早的消息。",
     "您收到此邮件，是因为有人请 {site} 将这段对话的副本发送到您的地址。如果不是您本人，请忽略。", "您",
     "客服", "通知"},
    {"ar", "محادثتك مع {site}", "جميع الأوقات: {zone}", "حُذفت الرسائل السابقة هنا.",
     "وصلتك هذه الرسالة لأن أحدهم طلب من {site} إرسال نسخة من هذه المحادثة إلى عنوانك. إن لم تكن أنت فيمكنك "
     "تجاهلها.",
     "أنت", "الدعم", "إشعار"},
    {"he", "השיחה שלכם עם {site}", "כל השעות: {zone}", "הודעות קודמות הושמטו כאן.",
     "קיבלתם הודעה זו משום שמישהו ביקש מ־{site} לשלוח עותק של שיחה זו לכתובת שלכם. אם לא הייתם אלה אתם, "
     "אפשר להתעלם ממנה.",
     "אתם", "תמיכה", "הודעת מערכת"},
}};

}  // namespace

const TranscriptWords& transcriptWords(std::string_view locale) {
  const auto found = std::ranges::find(kWords, locale, &TranscriptWords::locale);
  return found == kWords.end() ? kWords.front() : *found;
}

std::string filledIn(std::string_view text, std::string_view name, std::string_view value) {
  const std::string place = '{' + std::string(name) + '}';
  std::string out(text);
  if (const std::size_t at = out.find(place); at != std::string::npos) out.replace(at, place.size(), value);
  return out;
}

}  // namespace pipit::server
