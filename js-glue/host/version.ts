/** The same as the project's in CMakeLists.txt; a test compares them. */
export const version = "0.1.0";
