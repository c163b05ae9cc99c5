using System.CommandLine;

namespace Hotline.Server.Commands;

/// <summary>Settings behind a command, as <c>Name=value</c>: they win over the environment and the file.</summary>
internal static class SettingsArgument
{
    public static Argument<string[]> Create() =>
        new("SETTINGS") { Description = "Settings, for example Urls=http://localhost:8081.", Arity = ArgumentArity.ZeroOrMore };

    public static IReadOnlyList<string> Settings(this ParseResult result, Argument<string[]> argument) => result.GetValue(argument) ?? [];
}
