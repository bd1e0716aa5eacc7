#include "reply/SearchWording.h"

#include <algorithm>
#include <array>
#include <utility>

#include "Limits.h"
#include "catalogue/Search.h"
#include "reply/Description.h"
#include "reply/Format.h"

namespace pipit::concierge {
namespace {

struct Word {
  std::string_view value, spanish, arabic;
};

constexpr std::array<Word, 33> kWords{{{"stone", "piedras", "أحجار"},
                                       {"ring", "anillos", "خواتم"},
                                       {"necklace", "collares", "قلائد"},
                                       {"earring", "pendientes", "أقراط"},
                                       {"bracelet", "pulseras", "أساور"},
                                       {"platinum", "platino", "بلاتين"},
                                       {"14k_yellow", "oro amarillo", "ذهب أصفر"},
                                       {"14k_white", "oro blanco", "ذهب أبيض"},
                                       {"14k_rose", "oro rosa", "ذهب وردي"},
                                       {"gold", "oro", "ذهب"},
                                       {"silver", "plata", "فضة"},
                                       {"amethyst", "amatistas", "جمشت"},
                                       {"aquamarine", "aguamarinas", "أكوامارين"},
                                       {"citrine", "citrinos", "سيترين"},
                                       {"diamond", "diamantes", "ألماس"},
                                       {"emerald", "esmeraldas", "زمرد"},
                                       {"garnet", "granates", "جارنت"},
                                       {"moissanite", "moissanitas", "مويسانيت"},
                                       {"moonstone", "piedras de luna", "حجر القمر"},
                                       {"morganite", "morganitas", "مورغانيت"},
                                       {"onyx", "ónix", "أونيكس"},
                                       {"opal", "ópalos", "أوبال"},
                                       {"pearl", "perlas", "لؤلؤ"},
                                       {"peridot", "peridotos", "بيريدوت"},
                                       {"ruby", "rubíes", "ياقوت"},
                                       {"sapphire", "zafiros", "زفير"},
                                       {"topaz", "topacios", "توباز"},
                                       {"turquoise", "turquesas", "فيروز"},
                                       {"minimal", "estilo minimalista", "تصميم بسيط"},
                                       {"statement", "estilo llamativo", "تصميم لافت"},
                                       {"motif", "con motivos", "تصميم رمزي"},
                                       {"classic", "estilo clásico", "تصميم كلاسيكي"},
                                       {"gift", "para regalar", "هدية"}}};

// Arabic counts one, two, three to ten, and more.
constexpr std::size_t kTwo = 2;
constexpr std::size_t kFewMost = 10;

class Wording {
 public:
  Wording(const Catalogue& catalogue, const SearchState& state, bool isSpanish)
      : found_(search(catalogue, state.filters)), state_(state), isSpanish_(isSpanish) {}
  // For what is wished alone.
  Wording(const SearchState& state, bool isSpanish) : state_(state), isSpanish_(isSpanish) {}

  std::string run() const {
    if (found_.empty()) return nothing();
    if (state_.offset > 0) return next();
    if (state_.filters.empty()) return favourites();
    if (found_.size() == 1 && !state_.filters.named.empty()) return piece(*found_.front());
    const auto rest = found_.size() - std::min(found_.size(), kPageSize);
    const auto text = say("He encontrado ", "وجدت ") + pieces(found_.size()) + wishes() + ".";
    return rest == 0 ? text
                     : text + say(" Aquí están las primeras ", " هذه أول ") + std::to_string(kPageSize) +
                           say("; di «más» para ver las siguientes.", "؛ قل «المزيد» لترى ما بعدها.");
  }

  // "anillos, oro rosa, hasta $300", or nothing.
  std::string list() const {
    Values parts;
    for (const auto facet : kFacets) parts.push_back(words(state_.filters.want(facet)));
    if (state_.filters.ready)
      parts.push_back(*state_.filters.ready ? say("listas para enviar", "جاهزة للشحن")
                                            : say("por encargo", "حسب الطلب"));
    parts.push_back(price());
    for (const auto facet : kFacets) {
      const auto& refused = state_.filters.without(facet);
      if (!refused.empty()) parts.push_back(say("sin ", "بدون ") + words(refused));
    }
    parts.push_back(order());
    std::string text;
    for (const auto& part : parts) {
      if (!part.empty()) text += (text.empty() ? "" : say(", ", "، ")) + part;
    }
    return text;
  }

 private:
  std::string say(std::string_view spanish, std::string_view arabic) const {
    return std::string(isSpanish_ ? spanish : arabic);
  }

  std::string pieces(std::size_t count) const {
    if (count == 1) return say("una pieza", "قطعة واحدة");
    if (!isSpanish_ && count == kTwo) return "قطعتين";
    return std::to_string(count) + say(" piezas", count <= kFewMost ? " قطع" : " قطعة");
  }

  std::string word(const std::string& value) const {
    const auto known = std::ranges::find(kWords, value, &Word::value);
    return known == kWords.end() ? value : say(known->spanish, known->arabic);
  }

  // Each of the values, but all colours of gold at once as gold.
  std::string words(Values values) const {
    constexpr std::array<std::string_view, 3> kGolds{"14k_yellow", "14k_white", "14k_rose"};
    const auto isThere = [&](std::string_view gold) { return contains(values, std::string(gold)); };
    if (std::ranges::all_of(kGolds, isThere)) {
      std::erase_if(values, [](const std::string& value) { return value.starts_with("14k_"); });
      values.emplace_back("gold");
    }
    for (auto& value : values) value = word(value);
    return joined(values, say("o", "أو"));
  }

  std::string price() const {
    const auto& [least, most] = std::pair(state_.filters.least, state_.filters.most);
    if (least && most)
      return say("entre ", "بين ") + formatDollars(*least) + say(" y ", " و ") + formatDollars(*most);
    if (most) return say("hasta ", "حتى ") + formatDollars(*most);
    return least ? say("desde ", "ابتداء من ") + formatDollars(*least) : "";
  }

  std::string order() const {
    const auto sort = state_.filters.sort;
    if (sort == Sort::PriceUp) return say("de menor a mayor precio", "من الأرخص إلى الأغلى");
    if (sort == Sort::PriceDown) return say("de mayor a menor precio", "من الأغلى إلى الأرخص");
    return sort == Sort::Newest ? say("lo más nuevo primero", "الأحدث أولا") : "";
  }

  std::string wishes() const {
    const auto text = list();
    return text.empty() ? text : ": " + text;
  }

  std::string nothing() const {
    return say("No he encontrado nada", "لم أجد شيئا") + wishes() +
           say(". Prueba con menos condiciones, por ejemplo «anillos por menos de $300».",
               ". جرب بشروط أقل، مثلا «خواتم بأقل من $300».");
  }

  std::string favourites() const {
    return say("Estas son algunas de nuestras favoritas, de un total de ",
               "هذه بعض القطع التي نفضلها من أصل ") +
           pieces(found_.size()) +
           say(". Dime un tipo de joya, un metal o un presupuesto, por ejemplo «un anillo por menos de "
               "$300».",
               ". قل لي نوع القطعة أو المعدن أو الميزانية، مثلا «خاتم بأقل من $300».");
  }

  std::string piece(const Product& product) const {
    return product.name + ": " + formatDollars(product.price) + say(", ", "، ") +
           (product.readyToShip ? say("lista para enviar", "جاهزة للشحن")
                                : say("hecha por encargo", "تصنع حسب الطلب")) +
           ". " + product.description;
  }

  std::string next() const {
    if (state_.offset >= found_.size())
      return say("Eso era todo: ", "هذا كل شيء: ") + pieces(found_.size()) + wishes() + ".";
    const auto count = std::min(kPageSize, found_.size() - state_.offset);
    const bool isLast = state_.offset + count >= found_.size();
    return say("Aquí tienes más: ", "إليك المزيد: ") + pieces(count) + say(" de ", " من أصل ") +
           pieces(found_.size()) + wishes() + "." +
           (isLast ? say(" No hay más.", " لا يوجد غيرها.")
                   : say(" Di «más» para seguir.", " قل «المزيد» للتالي."));
  }

  std::vector<const Product*> found_;
  const SearchState& state_;
  bool isSpanish_;
};

std::string nothingIsBoth(const Contradiction& price, bool isSpanish) {
  const auto least = formatDollars(price.least);
  const auto most = formatDollars(price.most);
  if (isSpanish)
    return "Nada cuesta al menos " + least + " y como mucho " + most +
           ". Dime cuál de los dos quieres: «más de " + least + "» o «hasta " + most + "».";
  return "لا شيء سعره " + least + " على الأقل و " + most + " على الأكثر. قل لي أيهما تريد: «أكثر من " +
         least + "» أو «حتى " + most + "».";
}

}  // namespace

std::string searchWording(const Catalogue& catalogue, const SearchState& state, const Request& request,
                          Language language) {
  const bool isSpanish = language == Language::Spanish;
  if (request.contradiction) return nothingIsBoth(*request.contradiction, isSpanish);
  auto fit = state;
  if (!fit.filters.named.empty() && search(catalogue, fit.filters).empty()) fit.filters.named.clear();
  auto text = Wording(catalogue, fit, isSpanish).run();
  if (request.belowZero)
    text += isSpanish ? " Un precio no puede ser menor que cero, así que lo he pasado por alto."
                      : " لا يمكن أن يكون السعر أقل من صفر، فلم أحسبه.";
  if (request.foreignCurrency)
    text += isSpanish
                ? " Nuestros precios están en dólares estadounidenses, así que lo he leído como dólares."
                : " أسعارنا بالدولار الأمريكي، فقرأت المبلغ بالدولار.";
  return text;
}

std::string wishWording(const Filters& filters, Language language) {
  if (language == Language::English) return "Show me " + describeKind(filters);
  const SearchState state{filters, 0};
  const bool isSpanish = language == Language::Spanish;
  return (isSpanish ? "Muéstrame " : "أرني ") + Wording(state, isSpanish).list();
}

std::string cardWording(const Product& product, Language language) {
  const bool isSpanish = language == Language::Spanish;
  const auto metal = std::ranges::find(kWords, product.metal, &Word::value);
  const auto shown = metal == kWords.end() ? formatMetal(product.metal)
                                           : std::string(isSpanish ? metal->spanish : metal->arabic);
  const std::string_view availability = product.readyToShip
                                            ? (isSpanish ? "Lista para enviar" : "جاهزة للشحن")
                                            : (isSpanish ? "Por encargo" : "حسب الطلب");
  return formatDollars(product.price) + " · " + shown + " · " + std::string(availability);
}

}  // namespace pipit::concierge
