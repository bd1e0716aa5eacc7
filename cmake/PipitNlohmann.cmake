# nlohmann_json, for tests: the tables of tests/data, and the reader that ours is compared with. Header-only. Under Emscripten
# the system's headers are out of reach, and must be: this folder holds nothing but these.
find_path(PIPIT_NLOHMANN nlohmann/json.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/include")
file(CREATE_LINK "${PIPIT_NLOHMANN}/nlohmann" "${PROJECT_BINARY_DIR}/include/nlohmann" SYMBOLIC)
add_library(pipit_nlohmann INTERFACE)
target_include_directories(pipit_nlohmann SYSTEM INTERFACE "${PROJECT_BINARY_DIR}/include")
