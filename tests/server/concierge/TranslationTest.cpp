#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Chat.h"
#include "reply/Format.h"
#include "reply/Sentences.h"
#include "reply/Suggestions.h"
#include "reply/SupportReply.h"
#include "reply/Translation.h"
#include "understanding/Intent.h"

namespace pipit::concierge {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr std::array kIntents{Intent::CancelOrder, Intent::ReturnExchange, Intent::CareWarranty,
                              Intent::Financing,   Intent::StylistContact, Intent::Help,
                              Intent::Thanks,      Intent::Greeting,       Intent::More,
                              Intent::Clarify};
constexpr std::array kOthers{Language::Spanish, Language::Arabic};

std::size_t holesIn(std::string_view text) {
  std::size_t holes = 0;
  for (auto at = text.find("{}"); at != std::string_view::npos; at = text.find("{}", at + 2)) ++holes;
  return holes;
}

TEST(TranslationTest, EveryFixedAnswerAndQuickReplyHasOne) {
  for (const auto language : kOthers) {
    for (const auto intent : kIntents) {
      const auto english = replyAbout(intent);
      const auto other = translated(english, language);
      EXPECT_NE(other.text, english.text) << name(intent);
      for (const auto& reply : english.replies) EXPECT_NE(translated(reply, language), reply) << reply;
      for (const auto& card : english.cards) EXPECT_NE(translated(card.title, language), card.title);
    }
  }
}

TEST(TranslationTest, EachHasAsManyHolesInAllLanguages) {
  for (const auto& [english, spanish, arabic] : sentences()) {
    EXPECT_EQ(holesIn(spanish), holesIn(english)) << english;
    EXPECT_EQ(holesIn(arabic), holesIn(english)) << english;
  }
}

TEST(TranslationTest, PutsWhatDiffersIntoItsPlace) {
  EXPECT_EQ(translated("Under $300", Language::Spanish), "Por menos de $300");
  EXPECT_EQ(translated("Under $300", Language::Arabic), "بأقل من $300");
  EXPECT_EQ(translated("Under $300", Language::English), "Under $300");
  EXPECT_EQ(translated("nobody has said this", Language::Arabic), "nobody has said this");
}

TEST(TranslationTest, AnswersInTheLanguageOfTheQuestion) {
  EXPECT_THAT(Chat().say("hola").text, StartsWith("¡Hola!"));
  EXPECT_THAT(Chat().say("مرحبا").text, StartsWith("أهلا!"));
  EXPECT_THAT(Chat().say("hello").text, StartsWith("Hello!"));
  EXPECT_THAT(Chat().say("¿tienen garantía?").text, HasSubstr("límpialos"));
  EXPECT_THAT(Chat().say("هل يوجد تقسيط").text, HasSubstr("التقسيط"));
  EXPECT_THAT(Chat().say("quiero hablar con una persona").text, StartsWith("Soy un asistente"));
  EXPECT_THAT(Chat().say("التحدث مع موظف").form, kContact);
}

TEST(TranslationTest, GoesOnInTheLanguageThatWasSpokenBefore) {
  Chat chat;
  chat.say("¿dónde está mi pedido?");
  EXPECT_THAT(chat.say("10234").text, Not(HasSubstr("Thank you")));
  EXPECT_THAT(chat.say("where is my order?").text, StartsWith("Thank you"));
}

TEST(TranslationTest, TellsWhatASearchUnderstood) {
  const auto spanish = Chat().say("anillos de oro rosa por menos de 300 euros");
  EXPECT_EQ(spanish.text,
            "He encontrado 2 piezas: anillos, oro rosa, hasta $300. Nuestros precios están en dólares "
            "estadounidenses, así que lo he leído como dólares.");
  EXPECT_EQ(spanish.cards.front().detail, "$240 · oro rosa · Lista para enviar");
  EXPECT_EQ(Chat().say("خواتم ذهب وردي بأقل من ٣٠٠ دولار").text, "وجدت قطعتين: خواتم، ذهب وردي، حتى $300.");
  EXPECT_EQ(Chat().say("anillos sin oro").text, "He encontrado una pieza: anillos, sin oro.");
  EXPECT_THAT(Chat().say("pulseras de rubí").text, StartsWith("No he encontrado nada: pulseras, rubíes."));
}

TEST(TranslationTest, CountsInArabic) {
  EXPECT_THAT(Chat().say("أساور").text, StartsWith("وجدت 4 قطع: أساور."));
  EXPECT_THAT(Chat().say("مجوهرات").text, HasSubstr("17 قطعة"));
  EXPECT_THAT(Chat().say("خاتم بلاتين").text, StartsWith("وجدت قطعة واحدة: خواتم، بلاتين."));
}

TEST(TranslationTest, ShowsAnOrderInTheLanguage) {
  EXPECT_THAT(Chat().say("pedido 10234").text, StartsWith("Para mostrar el pedido 10234"));
  const auto spanish = Chat().say("pedido 10234, código postal 94107").text;
  EXPECT_THAT(spanish, StartsWith("Pedido 10234 (Aurora Solitaire): en producción."));
  EXPECT_THAT(spanish, HasSubstr(" de 2026"));
  EXPECT_THAT(Chat().say("طلب رقم ١٠٢٣٤ الرمز البريدي ٩٤١٠٧").text,
              StartsWith("الطلب 10234 (Aurora Solitaire): قيد التصنيع."));
}

TEST(TranslationTest, FormatsDates) {
  EXPECT_EQ(formatDate("2026-10-28", Language::Spanish), "28 de octubre de 2026");
  EXPECT_EQ(formatDate("2026-10-28", Language::Arabic), "28 أكتوبر 2026");
}

TEST(TranslationTest, OffersWhatThereIsToChooseInTheLanguage) {
  EXPECT_EQ(Chat().say("jajaja qué bueno").replies.front(), "Hablar con una persona");
  EXPECT_EQ(Chat().say("ههههه").replies.front(), "التحدث مع شخص");
}

TEST(TranslationTest, EachQuickReplyIsUnderstoodWhereItIsOffered) {
  for (const char* question :
       {"hola", "ayuda", "gracias", "jajaja qué bueno", "más", "anillos",
        "un anillo de oro blanco por menos de $300", "cómo limpio mi anillo", "مرحبا", "مساعدة", "شكرا",
        "ههههه", "المزيد", "خواتم", "خاتم ذهب أبيض بأقل من $300", "كيف أنظف خاتمي"}) {
    Chat chat;
    const auto replies = chat.say(question).replies;
    EXPECT_THAT(replies, Not(IsEmpty())) << question;
    for (const auto& reply : replies) {
      Chat again;
      again.say(question);
      const auto answer = again.say(reply);
      EXPECT_THAT(answer.replies, Not(Contains("Talk to a person"))) << question << " → " << reply;
      EXPECT_THAT(answer.text, Not(HasSubstr("No estoy seguro"))) << question << " → " << reply;
      EXPECT_THAT(answer.text, Not(HasSubstr("لست متأكدا"))) << question << " → " << reply;
    }
  }
}

}  // namespace
}  // namespace pipit::concierge
