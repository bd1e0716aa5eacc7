#include "returns/Policy.h"

#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <utility>

#include "catalogue/Kinds.h"
#include "json/Fields.h"
#include "returns/BuiltInPolicy.h"

namespace pipit::concierge {
namespace {

namespace json = boost::json;

// Ten years: a longer time is a slip of the finger.
constexpr int kLongestTime = 3'650;
constexpr std::string_view kCustom = "custom", kEngraved = "engraved";

constexpr std::array<std::pair<ReturnBar, std::string_view>, 5> kBars{
    {{ReturnBar::NotDelivered, "returns.not_delivered"},
     {ReturnBar::TooLate, "returns.too_late"},
     {ReturnBar::NotResizable, "returns.not_resizable"},
     {ReturnBar::Custom, "returns.custom"},
     {ReturnBar::Engraved, "returns.engraved"}}};

std::optional<int> daysIn(Fields& fields, std::string_view key) {
  if (!fields.has(key)) return std::nullopt;
  return fields.number(key, 1, kLongestTime);
}

bool names(const std::vector<std::string>& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

ReturnOption readOption(Fields& fields) {
  const auto excludes = fields.texts("excludes");
  ReturnOption option{.name = fields.text("name"),
                      .days = daysIn(fields, "days"),
                      .again = daysIn(fields, "again"),
                      .needsSize = fields.has("needsSize") && fields.flag("needsSize"),
                      .categories = fields.textsIfAny("categories"),
                      .takesCustom = !names(excludes, kCustom),
                      .takesEngraved = !names(excludes, kEngraved),
                      .accepted = fields.text("accepted")};
  for (const auto& excluded : excludes)
    if (excluded != kCustom && excluded != kEngraved) fields.refuse("excludes");
  for (const auto& category : option.categories)
    if (!isOneOf(category, kCategories)) fields.refuse("categories");
  if (option.name.empty()) fields.refuse("name");
  return option;
}

}  // namespace

std::string_view codeOf(ReturnBar bar) {
  return std::ranges::find(kBars, bar, &std::pair<ReturnBar, std::string_view>::first)->second;
}

std::expected<Policy, std::string> Policy::parse(std::string_view text) {
  json::error_code error;
  const auto root = json::parse(json::string_view(text.data(), text.size()), error);
  if (error) return std::unexpected("not JSON: " + error.message());
  Fields whole(root);
  Policy policy;
  for (const auto& value : whole.list("options")) {
    Fields option(value);
    policy.options_.push_back(readOption(option));
    if (option.wrong()) return std::unexpected("option: wrong " + *option.wrong());
  }
  const auto* reasons = root.is_object() ? root.get_object().if_contains("reasons") : nullptr;
  const json::value none;
  Fields sentences(reasons == nullptr ? none : *reasons);
  for (const auto& [bar, code] : kBars) policy.sentences_[bar] = sentences.text(code);
  if (whole.wrong()) return std::unexpected("wrong " + *whole.wrong());
  if (sentences.wrong()) return std::unexpected("reasons: wrong " + *sentences.wrong());
  return policy;
}

const ReturnOption* Policy::find(std::string_view name) const {
  const auto found = std::ranges::find(options_, name, &ReturnOption::name);
  return found == options_.end() ? nullptr : &*found;
}

// A test reads the same text.
Policy builtInPolicy() {
  return *Policy::parse(kBuiltInPolicy);
}

}  // namespace pipit::concierge
