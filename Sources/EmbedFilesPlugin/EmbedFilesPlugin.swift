import Foundation
import PackagePlugin

/// Compiles a target's data files into it, as an internal enum `EmbeddedFiles` listing them all.
///
/// The files are those with one of ``extensions`` anywhere in the target's folder, so that a new
/// file needs no other edit. They are string literals because those compile in seconds, keep
/// their folders' names and need no bundle beside the executable; SwiftPM's own embedding writes
/// arrays of bytes, which take five times as long, and lists nothing.
@main
struct EmbedFilesPlugin: BuildToolPlugin {
  private static let extensions: Set<String> = ["json", "csv"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target.sourceModule else { return [] }
    let inputs = target.sourceFiles.map(\.url)
      .filter { Self.extensions.contains($0.pathExtension) }
      .sorted { $0.path() < $1.path() }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    let paths = [output, target.directoryURL] + inputs
    return [
      .buildCommand(
        displayName: "Embedding \(inputs.count) files of \(target.name)",
        executable: try context.tool(named: "EmbedFiles").url,
        arguments: paths.map { $0.path(percentEncoded: false) },
        inputFiles: inputs,
        outputFiles: [output])
    ]
  }
}
