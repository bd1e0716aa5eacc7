# Writes OpenApiParts.cpp, which has the files of this folder as texts; again when one of them changes.
set(PIPIT_OPENAPI_PARTS base service widget files admin sites flags feedback analytics monitoring support console help)
set(PIPIT_OPENAPI_TEXTS "")
foreach(PART ${PIPIT_OPENAPI_PARTS})
  set(FILE "${CMAKE_CURRENT_LIST_DIR}/${PART}.json")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${FILE}")
  file(READ "${FILE}" TEXT)
  string(APPEND PIPIT_OPENAPI_TEXTS "    R\"openapi(${TEXT})openapi\",\n")
endforeach()
file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/OpenApiParts.cpp" CONTENT [[
#include <array>

#include "http/OpenApi.h"

namespace pipit::server {

std::span<const std::string_view> openApiParts() {
  static constexpr auto kParts = std::to_array<std::string_view>({
@PIPIT_OPENAPI_TEXTS@  });
  return kParts;
}

}  // namespace pipit::server
]] @ONLY)
