#include "reply/OrderWording.h"

#include <array>
#include <string_view>

#include "reply/Format.h"

namespace pipit::concierge {
namespace {

constexpr std::array<std::string_view, 5> kSpanishStages{"pedido recibido", "en producción",
                                                         "control de calidad", "enviado", "entregado"};
constexpr std::array<std::string_view, 5> kArabicStages{"تم استلام الطلب", "قيد التصنيع", "فحص الجودة",
                                                        "تم الشحن", "تم التسليم"};

}  // namespace

std::string orderWording(const Order& order, const Catalogue& catalogue, Language language) {
  const bool isSpanish = language == Language::Spanish;
  const auto stage = [&](Stage which) {
    return std::string((isSpanish ? kSpanishStages : kArabicStages).at(static_cast<std::size_t>(which)));
  };
  std::vector<std::string> names;
  for (const auto& id : order.items) {
    if (const auto* product = catalogue.find(id)) names.push_back(product->name);
  }
  std::string text = (isSpanish ? "Pedido " : "الطلب ") + order.id;
  if (!names.empty()) text += " (" + joined(names, isSpanish ? "y" : "و") + ")";
  text += ": " + stage(order.status) + ".";
  for (const auto& entry : order.entries) {
    text += "\n• " + stage(entry.stage) + (isSpanish ? ", " : "، ") + formatDate(entry.at, language);
    if (!entry.note.empty()) text += ": " + entry.note;
  }
  if (const auto following = next(order.status))
    return text + (isSpanish ? "\nSiguiente: " : "\nالتالي: ") + stage(*following) + ".";
  return text + (isSpanish ? "\nEse era el último paso." : "\nكانت هذه الخطوة الأخيرة.");
}

}  // namespace pipit::concierge
