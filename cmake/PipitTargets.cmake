# How every target of the project is compiled. Libraries are named pipit_<module> and used as pipit::<module>.

find_program(PIPIT_CCACHE ccache)
if(PIPIT_CCACHE)
  # Whatever the checkout is called.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1 "${PIPIT_CCACHE}")
  if(NOT EMSCRIPTEN)
    set(CMAKE_C_COMPILER_LAUNCHER "${CMAKE_CXX_COMPILER_LAUNCHER}")
  endif()
endif()

add_library(pipit_options INTERFACE)
target_compile_options(pipit_options INTERFACE -Wall -Wextra -Wshadow -Wconversion -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 sees uninitialised reads in std::variant's own code once the sanitizers inline differently, and copies that overlap where
  # a text is put before a std::string (GCC's bug 105651), and takes a coroutine's own operator delete for another one's (103993).
  target_compile_options(pipit_options INTERFACE -Wno-maybe-uninitialized -Wno-restrict $<$<COMPILE_LANGUAGE:CXX>:-Wno-mismatched-new-delete>)
  if(CMAKE_UNITY_BUILD)
    # To it a source that is included is a header, whose anonymous namespaces are for nobody's coroutines.
    target_compile_options(pipit_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-subobject-linkage>)
  endif()
endif()
# What the sanitizers and the fuzzer need of every source, of third parties' as well.
add_library(pipit_instrumentation INTERFACE)
target_link_libraries(pipit_options INTERFACE pipit_instrumentation)
if(PIPIT_SANITIZE)
  target_compile_options(pipit_instrumentation INTERFACE "-fsanitize=${PIPIT_SANITIZE}" -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(pipit_instrumentation INTERFACE "-fsanitize=${PIPIT_SANITIZE}")
endif()
if(PIPIT_FUZZ)
  # Every module tells the fuzzer which of its branches an input took.
  target_compile_options(pipit_instrumentation INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(pipit_instrumentation INTERFACE -fsanitize=fuzzer-no-link)
endif()

# Where a preset compiles a target's sources together (CMAKE_UNITY_BUILD): most have fewer lines than their headers. Each module stays
# a library of its own, so a wrong edge does not link. What is shipped to browsers is compiled file by file, which is smaller.
set(CMAKE_UNITY_BUILD_BATCH_SIZE 16)

# Link-time optimisation in every WebAssembly program, tests too: then only one set of Emscripten's system libraries is built.
# No exceptions in any: their runtime in JavaScript and the libraries without them do not link.
if(EMSCRIPTEN)
  add_compile_options(-Oz -flto -fno-exceptions)
  # None of the libraries for graphics and sound, which Emscripten would build and link on first use.
  # Less to download (brotli): half a kilobyte by the threshold beside the one that -Oz has of itself, 0.2 KB without
  # partial redundancy elimination and folded branches, which double code for speed, 0.4 KB by the passes.
  add_link_options(-Oz -flto -fno-exceptions -sAUTO_NATIVE_LIBRARIES=0 -sSUPPORT_LONGJMP=0 -Wl,-mllvm,-inline-threshold=-10
    -Wl,-mllvm,-enable-pre=false,-mllvm,-phi-node-folding-threshold=0,-mllvm,-jump-threading-threshold=0,-mllvm,-bonus-inst-threshold=0
    -sBINARYEN_EXTRA_PASSES=--dealign,--local-cse,--reorder-functions)
endif()

# The engine has no exceptions and no RTTI, natively as in WebAssembly.
add_library(pipit_engine_options INTERFACE)
target_link_libraries(pipit_engine_options INTERFACE pipit_options)
target_compile_options(pipit_engine_options INTERFACE -fno-exceptions -fno-rtti)

# pipit_engine_module(NAME SOURCES… [USES module…]): one module of the engine. USES are the only modules it may include.
function(pipit_engine_module NAME)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES" ${ARGN})
  add_library(pipit_${NAME} STATIC ${ARG_SOURCES})
  add_library(pipit::${NAME} ALIAS pipit_${NAME})
  target_include_directories(pipit_${NAME} PUBLIC "${PROJECT_SOURCE_DIR}/wasm/engine")
  target_link_libraries(pipit_${NAME} PRIVATE pipit_engine_options)
  foreach(MODULE ${ARG_USES})
    target_link_libraries(pipit_${NAME} PUBLIC pipit::${MODULE})
  endforeach()
endfunction()

# pipit_test(NAME SOURCES… LINKS…): a GoogleTest program. Under Emscripten ctest runs it in Node.
function(pipit_test NAME)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${NAME} ${ARG_SOURCES})
  target_link_libraries(${NAME} PRIVATE ${ARG_LINKS} pipit_options pipit_nlohmann GTest::gtest GTest::gmock GTest::gtest_main)
  if(NOT EMSCRIPTEN)
    target_compile_definitions(${NAME} PRIVATE PIPIT_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    # The modules under test are optimised. Optimising what the sanitizers make of GoogleTest's macros takes longer than the tests.
    target_compile_options(${NAME} PRIVATE -O0)
  else()
    # To the one file of the engine's tests that reads it, so that the others are the same in every checkout.
    set_source_files_properties("${PROJECT_SOURCE_DIR}/tests/engine/Table.cpp"
      PROPERTIES COMPILE_DEFINITIONS "PIPIT_TEST_DATA=\"${PROJECT_SOURCE_DIR}/tests/data\"")
    # .cjs: the repository's package.json makes every .js an ES module. -O1: what a test program weighs does not matter.
    set_target_properties(${NAME} PROPERTIES SUFFIX ".cjs")
    # The modules under test are the shipped ones; the tests around them need no optimiser.
    target_compile_options(${NAME} PRIVATE -O1 -fno-lto)
    set_target_properties(${NAME} PROPERTIES UNITY_BUILD ON)
    target_link_options(${NAME} PRIVATE -O1 -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=1MB)
  endif()
  add_test(NAME ${NAME} COMMAND ${NAME})
endfunction()
