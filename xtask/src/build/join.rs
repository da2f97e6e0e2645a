//! Makes one module of several that are always loaded together.
//!
//! The splitter makes a module for every set of widgets that share code, and the
//! modules know each other by the table alone: a call from one into another is a
//! function of its own that looks the other one up there. A widget needs some fifty of
//! them. Joined, they share types and imports, call each other directly, and compress
//! as one text. A reader of two widgets may have a function twice, each copy at the
//! same place of the table: they do the same, and neither keeps anything, for data that
//! changes stays in the core.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context as _, Result, anyhow, ensure};
use wasm_encoder::reencode::{Error, Reencode, RoundtripReencoder};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, Function, FunctionSection,
    ImportSection, Instruction, Module, TypeSection,
};
use wasmparser::{
    DataKind, ElementItems, ElementKind, FuncType, FunctionBody, Operator, OperatorsReader, Parser,
    Payload, TypeRef,
};

/// Up to so many calls of one function of the core stand where they are made; beyond, a
/// function that makes the call is shorter.
const INLINE: usize = 2;

/// A function of one of the pieces: which piece, and its place in it.
type Local = (usize, u32);

/// Joins `modules`; their order makes no difference but in bytes.
///
/// # Errors
/// When one can't be read, or has what a module of the splitter hasn't.
pub(super) fn join(modules: &[&[u8]]) -> Result<Vec<u8>> {
    let pieces = modules.iter().map(|module| Piece::read(module));
    let pieces = pieces.collect::<Result<Vec<_>>>()?;
    Joint::new(&pieces)?.write(&pieces)
}

/// One module, taken apart. It imports memory, table and globals, no functions.
#[derive(Default)]
struct Piece<'a> {
    types: Vec<FuncType>,
    imports: Vec<(&'a str, &'a str, TypeRef)>,
    /// The types of its functions.
    functions: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
    /// Which of its functions stand from which place of the table on.
    elements: Vec<(i32, Vec<u32>)>,
    /// What stands from which address on.
    data: Vec<(i32, &'a [u8])>,
}

impl<'a> Piece<'a> {
    fn read(module: &'a [u8]) -> Result<Self> {
        let mut piece = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) => {
                    let types = section.into_iter_err_on_gc_types();
                    piece.types = types.collect::<Result<_, _>>()?;
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        ensure!(
                            !matches!(import.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)),
                            "a module that imports a function"
                        );
                        piece.imports.push((import.module, import.name, import.ty));
                    }
                }
                Payload::FunctionSection(section) => {
                    piece.functions = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::ElementSection(section) => {
                    for element in section {
                        let element = element?;
                        let ElementKind::Active { offset_expr, .. } = element.kind else {
                            return Err(anyhow!("a module with elements that aren't active"));
                        };
                        let ElementItems::Functions(items) = element.items else {
                            return Err(anyhow!("a module with elements that are expressions"));
                        };
                        let items = items.into_iter().collect::<Result<_, _>>()?;
                        let place = constant(offset_expr.get_operators_reader())?;
                        piece.elements.push((place, items));
                    }
                }
                Payload::DataSection(section) => {
                    for data in section {
                        let data = data?;
                        let DataKind::Active { offset_expr, .. } = data.kind else {
                            return Err(anyhow!("a module with data that aren't active"));
                        };
                        if !data.data.is_empty() {
                            let address = constant(offset_expr.get_operators_reader())?;
                            piece.data.push((address, data.data));
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => piece.bodies.push(body),
                Payload::ExportSection(section) => {
                    ensure!(section.count() == 0, "a module that exports something");
                }
                Payload::GlobalSection(_) | Payload::StartSection { .. } => {
                    return Err(anyhow!("a module with globals or a start of its own"));
                }
                _ => {}
            }
        }
        Ok(piece)
    }

    /// The place of the table that a function does nothing but call, with the call's type.
    fn shim(&self, function: u32) -> Result<Option<(i32, u32)>> {
        let body = self.bodies.get(function as usize);
        let body = body.context("a call of a function that isn't there")?;
        let mut place = None;
        let mut call = None;
        let mut arguments = 0;
        for operator in body.get_operators_reader()? {
            match operator? {
                // Handed on in their order.
                Operator::LocalGet { local_index }
                    if place.is_none() && local_index == arguments =>
                {
                    arguments += 1;
                }
                Operator::I32Const { value } if place.is_none() => place = Some(value),
                Operator::CallIndirect {
                    type_index,
                    table_index: 0,
                } if call.is_none() => {
                    call = Some(type_index);
                }
                Operator::End => {}
                _ => return Ok(None),
            }
        }
        Ok(place.zip(call))
    }
}

fn constant(mut operators: OperatorsReader<'_>) -> Result<i32> {
    match operators.read()? {
        Operator::I32Const { value } => Ok(value),
        other => Err(anyhow!("a place that is no constant: {other:?}")),
    }
}

/// Where a call leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    /// To this function of the joined module.
    Here(u32),
    /// To a place of the table that another file fills, with a type of the joined module.
    Table(i32, u32),
}

/// The joined module while it is made.
#[derive(Default)]
struct Joint<'a> {
    types: Vec<FuncType>,
    imports: Vec<(&'a str, &'a str, TypeRef)>,
    /// The functions that stand in it, in their order.
    functions: Vec<Local>,
    targets: HashMap<Local, Target>,
}

impl<'a> Joint<'a> {
    fn new(pieces: &[Piece<'a>]) -> Result<Self> {
        let mut joint = Self::default();
        let mut slots: HashMap<i32, Local> = HashMap::new();
        for (at, piece) in pieces.iter().enumerate() {
            for (start, functions) in &piece.elements {
                slots.extend((*start..).zip(functions.iter().map(|function| (at, *function))));
            }
        }
        // What is more than a call through the table stands in the joined module.
        let mut shims: BTreeMap<Local, (i32, u32)> = BTreeMap::new();
        for (at, piece) in pieces.iter().enumerate() {
            for function in (0_u32..).take(piece.bodies.len()) {
                let local = (at, function);
                if let Some((place, ty)) = piece.shim(function)? {
                    shims.insert(local, (place, joint.ty(piece, ty)?));
                } else {
                    joint.stand(local);
                }
            }
        }
        let calls = calls(pieces, &shims)?;
        let mut outside: HashMap<i32, Target> = HashMap::new();
        for (local, (place, ty)) in shims {
            let inside = slots.get(&place).and_then(|slot| joint.targets.get(slot));
            let target = match inside.or_else(|| outside.get(&place)) {
                Some(known) => *known,
                None if calls.get(&place).is_some_and(|calls| *calls <= INLINE) => {
                    Target::Table(place, ty)
                }
                None => joint.stand(local),
            };
            if !slots.contains_key(&place) {
                outside.insert(place, target);
            }
            joint.targets.insert(local, target);
        }
        for import in pieces.iter().flat_map(|piece| &piece.imports) {
            if !joint.imports.iter().any(|known| known.1 == import.1) {
                joint.imports.push(*import);
            }
        }
        Ok(joint)
    }

    /// Gives a function a place among those of the joined module.
    fn stand(&mut self, local: Local) -> Target {
        let number = u32::try_from(self.functions.len()).unwrap_or(u32::MAX);
        self.functions.push(local);
        self.targets.insert(local, Target::Here(number));
        Target::Here(number)
    }

    /// The joined module's number for a piece's type.
    fn ty(&mut self, piece: &Piece<'_>, number: u32) -> Result<u32> {
        let ty = piece.types.get(number as usize);
        let ty = ty.context("a type that isn't there")?;
        let known = self.types.iter().position(|known| known == ty);
        let known = known.unwrap_or_else(|| {
            self.types.push(ty.clone());
            self.types.len() - 1
        });
        Ok(u32::try_from(known)?)
    }

    fn target(&self, local: Local) -> Result<Target> {
        let target = self.targets.get(&local).copied();
        target.context("a call of a function that isn't there")
    }

    fn write(mut self, pieces: &[Piece<'a>]) -> Result<Vec<u8>> {
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for (at, function) in self.functions.clone() {
            let piece = pieces.get(at).context("a piece that isn't there")?;
            let ty = piece.functions.get(function as usize);
            functions.function(self.ty(piece, *ty.context("a function without a type")?)?);
            let body = piece.bodies.get(function as usize);
            let body = body.context("a function without a body")?;
            code.function(&self.body(piece, at, body)?);
        }
        let mut types = TypeSection::new();
        for ty in &self.types {
            types
                .ty()
                .func_type(&RoundtripReencoder.func_type(ty.clone()).map_err(told)?);
        }
        let mut imports = ImportSection::new();
        for (module, name, ty) in &self.imports {
            let ty = RoundtripReencoder.entity_type(*ty).map_err(told)?;
            imports.import(module, name, ty);
        }
        let mut elements = ElementSection::new();
        let mut data = DataSection::new();
        for (at, piece) in pieces.iter().enumerate() {
            for (place, functions) in &piece.elements {
                let numbers = functions
                    .iter()
                    .map(|function| self.number((at, *function)));
                let numbers = numbers.collect::<Result<Vec<_>>>()?;
                let items = Elements::Functions(numbers.into());
                elements.active(None, &ConstExpr::i32_const(*place), items);
            }
            for (address, bytes) in &piece.data {
                let address = ConstExpr::i32_const(*address);
                data.active(0, &address, bytes.iter().copied());
            }
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&elements).section(&code).section(&data);
        Ok(module.finish())
    }

    /// The number of a function that stands in the joined module.
    fn number(&self, local: Local) -> Result<u32> {
        match self.target(local)? {
            Target::Here(number) => Ok(number),
            Target::Table(..) => Err(anyhow!("the table names a call through the table")),
        }
    }

    /// A function's code, with the joined module's numbers.
    fn body(&mut self, piece: &Piece<'_>, at: usize, body: &FunctionBody<'_>) -> Result<Function> {
        let types = (0_u32..).take(piece.types.len());
        let types = types.map(|number| self.ty(piece, number));
        let mut writer = Writer {
            types: types.collect::<Result<_>>()?,
            globals: globals(&piece.imports)
                .map(|name| globals(&self.imports).position(|known| known == name))
                .collect(),
        };
        let mut written = writer.new_function_with_parsed_locals(body).map_err(told)?;
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } => {
                    match self.target((at, function_index))? {
                        Target::Here(number) => written.instruction(&Instruction::Call(number)),
                        Target::Table(place, type_index) => written
                            .instruction(&Instruction::I32Const(place))
                            .instruction(&Instruction::CallIndirect {
                                type_index,
                                table_index: 0,
                            }),
                    };
                }
                other => {
                    written.instruction(&writer.instruction(other).map_err(told)?);
                }
            }
        }
        Ok(written)
    }
}

/// How often each place of the table is called by what does more than call it.
fn calls(pieces: &[Piece<'_>], shims: &BTreeMap<Local, (i32, u32)>) -> Result<HashMap<i32, usize>> {
    let mut calls = HashMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        for body in &piece.bodies {
            for operator in body.get_operators_reader()? {
                if let Operator::Call { function_index } = operator?
                    && let Some((place, _)) = shims.get(&(at, function_index))
                {
                    *calls.entry(*place).or_default() += 1;
                }
            }
        }
    }
    Ok(calls)
}

/// The names of the globals among what is imported, in the order of their numbers.
fn globals<'a>(imports: &[(&'a str, &'a str, TypeRef)]) -> impl Iterator<Item = &'a str> {
    let globals = imports.iter();
    globals
        .filter(|(.., ty)| matches!(ty, TypeRef::Global(_)))
        .map(|(_, name, _)| *name)
}

/// Writes a piece's instructions with the joined module's numbers.
struct Writer {
    types: Vec<u32>,
    globals: Vec<Option<usize>>,
}

/// What an instruction refers to isn't there.
#[derive(Debug)]
struct Unknown;

impl Reencode for Writer {
    type Error = Unknown;

    fn type_index(&mut self, number: u32) -> Result<u32, Error<Unknown>> {
        let known = self.types.get(number as usize).copied();
        known.ok_or(Error::UserError(Unknown))
    }

    /// Calls are written apart; nothing else of the splitter's names a function.
    fn function_index(&mut self, _: u32) -> Result<u32, Error<Unknown>> {
        Err(Error::UserError(Unknown))
    }

    fn global_index(&mut self, number: u32) -> Result<u32, Error<Unknown>> {
        let known = self.globals.get(number as usize).copied().flatten();
        let known = known.and_then(|known| u32::try_from(known).ok());
        known.ok_or(Error::UserError(Unknown))
    }
}

/// An error of the writer's as one of ours.
fn told<E: std::fmt::Debug>(error: Error<E>) -> anyhow::Error {
    anyhow!("a module that can't be written anew: {error:?}")
}

#[cfg(test)]
mod tests {
    use walrus::{
        ConstExpr, ElementItems, ElementKind, FunctionBuilder, FunctionId, Module, ModuleConfig,
        RefType, TableId, ValType, ir::Value,
    };

    use super::join;

    /// A module of the splitter's shape, whose functions stand from `place` of the table on.
    struct Draft {
        module: Module,
        table: TableId,
        place: i32,
        functions: Vec<FunctionId>,
    }

    impl Draft {
        fn new(place: i32) -> Self {
            let mut module = Module::with_config(ModuleConfig::new());
            let split = "__wasm_split";
            let (memory, _) =
                module.add_import_memory(split, "memory", false, false, 1, None, None);
            let table = module.add_import_table(split, "table", false, 9, None, RefType::FUNCREF);
            let _ = memory;
            Self {
                module,
                table: table.0,
                place,
                functions: Vec::new(),
            }
        }

        /// A function that calls what stands at a place of the table.
        fn shim(&mut self, place: i32) -> FunctionId {
            let ty = self.module.types.add(&[ValType::I32], &[ValType::I32]);
            let mut builder =
                FunctionBuilder::new(&mut self.module.types, &[ValType::I32], &[ValType::I32]);
            let argument = self.module.locals.add(ValType::I32);
            builder
                .func_body()
                .local_get(argument)
                .i32_const(place)
                .call_indirect(ty, self.table);
            builder.finish(vec![argument], &mut self.module.funcs)
        }

        /// A function at the next place that adds `number` to what its callees make.
        fn adds(&mut self, number: i32, callees: &[FunctionId]) -> FunctionId {
            let mut builder =
                FunctionBuilder::new(&mut self.module.types, &[ValType::I32], &[ValType::I32]);
            let argument = self.module.locals.add(ValType::I32);
            let mut body = builder.func_body();
            body.local_get(argument);
            for callee in callees {
                body.call(*callee);
            }
            body.i32_const(number).binop(walrus::ir::BinaryOp::I32Add);
            let id = builder.finish(vec![argument], &mut self.module.funcs);
            self.functions.push(id);
            id
        }

        fn emit(mut self) -> Vec<u8> {
            let offset = ConstExpr::Value(Value::I32(self.place));
            let kind = ElementKind::Active {
                table: self.table,
                offset,
            };
            self.module
                .elements
                .add(kind, ElementItems::Functions(self.functions));
            self.module.emit_wasm()
        }
    }

    /// Each function's calls, `5` of a function of the module, `@7` of a place of the table.
    fn calls(module: &[u8]) -> Vec<String> {
        let mut told = Vec::new();
        for payload in wasmparser::Parser::new(0).parse_all(module) {
            if let wasmparser::Payload::CodeSectionEntry(body) = payload.unwrap() {
                let mut calls = Vec::new();
                let mut last = 0;
                for operator in body.get_operators_reader().unwrap() {
                    match operator.unwrap() {
                        wasmparser::Operator::I32Const { value } => last = value,
                        wasmparser::Operator::Call { function_index } => {
                            calls.push(function_index.to_string());
                        }
                        wasmparser::Operator::CallIndirect { .. } => calls.push(format!("@{last}")),
                        _ => {}
                    }
                }
                told.push(calls.join(" "));
            }
        }
        told
    }

    #[test]
    fn a_call_between_two_is_direct_and_one_of_the_core_is_not() {
        let mut first = Draft::new(3);
        let (second_own, core) = (first.shim(5), first.shim(1));
        first.adds(10, &[second_own, core]);
        let mut second = Draft::new(5);
        let back = second.shim(3);
        second.adds(20, &[back]);
        let joined = join(&[&first.emit(), &second.emit()]).unwrap();
        wasmparser::validate(&joined).unwrap();
        assert_eq!(calls(&joined), ["1 @1", "0"]);
    }

    #[test]
    fn what_is_called_often_keeps_a_function_for_that() {
        let mut module = Draft::new(3);
        let core = module.shim(1);
        let twin = module.shim(1);
        module.adds(1, &[core, core]);
        module.adds(2, &[twin, twin]);
        let joined = join(&[&module.emit()]).unwrap();
        wasmparser::validate(&joined).unwrap();
        assert_eq!(calls(&joined), ["2 2", "2 2", "@1"]);
    }

    #[test]
    fn what_is_no_module_of_the_splitter_is_refused() {
        let mut module = Draft::new(3);
        let own = module.adds(1, &[]);
        module.module.exports.add("own", own);
        let told = join(&[&module.emit()]).unwrap_err().to_string();
        assert!(told.contains("exports"), "{told}");
        assert!(join(&[b"\0asm"]).is_err());
    }
}
