using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace TradingPlatform.Architecture;

/// <summary>What one method calls, read from its instructions.</summary>
internal static class CallsInBody
{
    private const byte TwoByteMark = 0xFE;

    private static readonly ImmutableDictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToImmutableDictionary(code => code.Value);

    /// <summary>The methods that <paramref name="method"/> names: its own assembly's, others', and generic ones with
    /// their arguments.</summary>
    public static IEnumerable<EntityHandle> Of(PEReader file, MethodDefinition method)
    {
        if (method.RelativeVirtualAddress == 0)
        {
            return [];
        }

        var calls = new List<EntityHandle>();
        var code = file.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
        while (code.RemainingBytes > 0)
        {
            var first = code.ReadByte();
            var value = first == TwoByteMark ? (short)((TwoByteMark << 8) | code.ReadByte()) : first;
            Read(ref code, Codes[value], calls);
        }

        return calls;
    }

    private static void Read(ref BlobReader code, OpCode instruction, List<EntityHandle> calls)
    {
        switch (instruction.OperandType)
        {
            case OperandType.InlineMethod:
                calls.Add((EntityHandle)MetadataTokens.Handle(code.ReadInt32()));
                break;
            case OperandType.InlineSwitch:
                var targets = code.ReadInt32(); // before the place is taken to add to
                code.Offset += targets * sizeof(int);
                break;
            default:
                code.Offset += Size(instruction.OperandType);
                break;
        }
    }

    private static int Size(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
